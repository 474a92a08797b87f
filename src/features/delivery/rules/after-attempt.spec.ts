import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterAttempt, faultCode, type AttemptOutcome } from './after-attempt.js';
import { mayBecome } from './message-states.js';

const outcomes: fc.Arbitrary<AttemptOutcome> = fc.oneof(
  fc.record({ outcome: fc.constant('accepted' as const), reply: fc.string() }),
  fc.record({ outcome: fc.constant('notSent' as const), because: fc.string() }),
  fc.record({ outcome: fc.constant('inDoubt' as const), because: fc.string() }),
  fc.record({
    outcome: fc.constant('refused' as const),
    command: fc.constantFrom('RCPT TO', 'DATA', 'MAIL FROM', 'EHLO', 'CONN', 'API'),
    code: fc.integer({ min: 400, max: 599 }),
    enhanced: fc.constantFrom('', '5.1.1', '5.2.2', '5.7.1', '4.7.1', '5.1.8', '5.6.0', '5.3.4'),
    reply: fc.string(),
  }),
);
const attempts = fc.record({
  refusals: fc.nat(12),
  copies: fc.nat(5),
  transportFailures: fc.nat(20),
  jitter: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

describe('what the ledger writes after an attempt', () => {
  it('is always a step that the life of a message allows, and has a due time exactly while it is open', () => {
    fc.assert(
      fc.property(outcomes, attempts, (outcome, attempt) => {
        const after = afterAttempt(outcome, attempt);
        expect(mayBecome('sending', after.state)).toBe(true);
        const staysOpen = after.state === 'retry' || (after.state === 'in_doubt' && after.dueIn !== null);
        expect(after.dueIn !== null).toBe(staysOpen);
        if (after.dueIn !== null) expect(after.dueIn).toBeGreaterThan(0);
      }),
    );
  });

  it('never calls a message undelivered of which a copy may have gone out, unless the address is refused', () => {
    fc.assert(
      fc.property(outcomes, attempts, (outcome, attempt) => {
        const after = afterAttempt(outcome, { ...attempt, copies: attempt.copies + 1 });
        expect(['retry', 'failed_soft', 'cancelled', 'withheld']).not.toContain(after.state);
      }),
    );
  });

  it('ends after finitely many temporary refusals', () => {
    let refusals = 0;
    let tries = 0;
    for (let open = true; open && tries < 100; tries += 1) {
      const refused = {
        outcome: 'refused',
        command: 'RCPT TO',
        code: 451,
        enhanced: '4.7.1',
        reply: '',
      } as const;
      const after = afterAttempt(refused, { refusals, copies: 0, transportFailures: 0, jitter: 0.5 });
      refusals = after.refusals;
      open = after.dueIn !== null;
    }
    expect(tries).toBe(9);
  });

  it('costs nobody a try when the mail server is away, however long', () => {
    fc.assert(
      fc.property(attempts, (attempt) => {
        const after = afterAttempt({ outcome: 'notSent', because: 'ECONNECTION' }, attempt);
        expect(after.refusals).toBe(attempt.refusals);
        expect(after.dueIn).not.toBeNull();
        expect(after.dueIn).toBeLessThanOrEqual(72);
      }),
    );
  });
});

describe('a fault of the mail server, in the log', () => {
  const reply = '550 5.7.1 <carys@northmoor.example>: sender rejected';
  const refused = { outcome: 'refused', command: 'MAIL FROM', code: 550, enhanced: '5.7.1', reply } as const;

  it.each([
    [refused, 'MAIL FROM 550 5.7.1'],
    [{ ...refused, enhanced: '' }, 'MAIL FROM 550'],
    [{ outcome: 'notSent', because: 'ECONNECTION connect ECONNREFUSED 10.0.0.1:25' } as const, 'ECONNECTION'],
    [{ outcome: 'inDoubt', because: 'error carys@northmoor.example went silent' } as const, 'unknown'],
  ])('is its codes and none of its words: %j', (outcome, code) => {
    expect(faultCode(outcome)).toBe(code);
  });
});
