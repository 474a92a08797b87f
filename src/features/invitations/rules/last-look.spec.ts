import { describe, expect, it } from '@jest/globals';
import { stillWanted, type Moment, type PersonNow } from './last-look.js';

const silent: PersonNow = {
  answered: false,
  optedOut: false,
  left: false,
  refuses: false,
  toBeInvited: false,
};
const outcome = (kind: Moment['kind'], person: Partial<PersonNow> | null, changes: Partial<Moment> = {}) => {
  const looked = { kind, campaignOpen: true, linksCanBeMade: true, overtaken: false, ...changes };
  const wanted = stillWanted({ ...looked, person: person && { ...silent, ...person } });
  return wanted.outcome === 'send' ? 'send' : `${wanted.outcome}: ${wanted.reason}`;
};

describe('the last look before a message leaves', () => {
  it.each([
    ['silent', {}, 'send', 'send', 'send'],
    ['has answered', { answered: true }, 'send', 'cancel: not-needed', 'send'],
    ['opted out', { optedOut: true }, 'cancel: not-needed', 'cancel: not-needed', 'send'],
    ['wants no surveys', { refuses: true }, 'withhold: no-surveys', 'cancel: not-needed', 'send'],
    ['is still to be invited', { toBeInvited: true }, 'send', 'cancel: not-needed', 'send'],
    ['has left', { left: true, answered: true }, 'cancel: left', 'cancel: left', 'cancel: left'],
  ])('somebody who %s', (...[, person, invitation, reminder, linkAgain]) => {
    expect(outcome('invitation', person)).toBe(invitation);
    expect(outcome('reminder', person)).toBe(reminder);
    expect(outcome('link-again', person)).toBe(linkAgain);
  });

  it('decides on an invitation, which HR sees by person, the same way answered or not', () => {
    for (const person of [{}, { optedOut: true }, { refuses: true }, { left: true }, { toBeInvited: true }]) {
      expect(outcome('invitation', { ...person, answered: true })).toBe(outcome('invitation', person));
    }
  });

  it('sends nobody two reminders at once after a pause', () => {
    expect(outcome('reminder', {}, { overtaken: true })).toBe('cancel: not-needed');
  });

  it.each(['invitation', 'reminder', 'link-again'] as const)(
    'sends no %s after the end, or to strangers',
    (kind) => {
      expect(outcome(kind, {}, { campaignOpen: false })).toBe('cancel: campaign-closed');
      expect(outcome(kind, {}, { linksCanBeMade: false })).toBe('cancel: campaign-closed');
      expect(outcome(kind, null)).toBe('cancel: left');
    },
  );
});
