import { describe, expect, it } from '@jest/globals';
import { afterAttempt } from './after-attempt.js';
import { notifyVerdict } from './notify-replies.js';
import { verdictOf } from './reply-classification.js';

describe('what a refusal by GOV.UK Notify means', () => {
  it.each([
    ['NOTIFY rate-limit', 429, 'transport', 'notify-busy'],
    ['NOTIFY day-limit', 429, 'transport', 'notify-day-limit'],
    ['NOTIFY refuses-us', 403, 'transport', 'notify-refuses'],
    ['NOTIFY team-only', 400, 'transport', 'notify-team-only'],
    ['NOTIFY template', 400, 'transport', 'notify-template'],
    ['NOTIFY too-long', 400, 'content', 'our-content'],
    ['NOTIFY bad-recipient', 400, 'hard', 'bad-address'],
    ['NOTIFY bad-postal-address', 400, 'hard', 'bad-address'],
    ['NOTIFY other', 400, 'blocked', 'other'],
    ['NOTIFY', 400, 'blocked', 'other'],
  ])('%s %i is %s: %s', (...row) => {
    const [command, code, verdict, reason] = row as [string, number, string, string];
    expect(verdictOf({ command, code, enhanced: '' })).toMatchObject({ verdict, reason });
  });

  it('suppresses an address that Notify cannot read, and never a postal one', () => {
    expect(notifyVerdict('NOTIFY bad-recipient')).toMatchObject({ suppress: true });
    expect(notifyVerdict('NOTIFY bad-postal-address')).toMatchObject({ suppress: false });
  });
});

describe('a message of which Notify may know', () => {
  const attempt = { refusals: 0, transportFailures: 1, jitter: 0 };

  it('is never given up for doubt, since Notify can be asked', () => {
    for (const copies of [0, 1, 5, 50]) {
      const after = afterAttempt(
        { outcome: 'inDoubt', because: 'ETIMEDOUT', settles: true },
        { ...attempt, copies },
      );
      expect(after).toMatchObject({ state: 'in_doubt', dueIn: 300 });
    }
  });

  it('is given up after two copies where nobody can be asked', () => {
    expect(
      afterAttempt({ outcome: 'inDoubt', because: 'ETIMEDOUT' }, { ...attempt, copies: 2 }),
    ).toMatchObject({
      dueIn: null,
    });
  });
});
