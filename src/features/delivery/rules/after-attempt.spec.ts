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
  attempts: fc.integer({ min: 1, max: 70_000 }),
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
        expect(after.dueIn).toBeLessThanOrEqual(attempt.transportFailures > 1 ? 72 : 1_080);
      }),
    );
  });
});

describe('what nobody else’s message meets', () => {
  const common = { refusals: 0, copies: 0, jitter: 0 };
  const content = { outcome: 'refused', command: 'DATA', code: 552, enhanced: '5.6.0', reply: 'no' } as const;

  it('is tried ever more seldom while others go through, and soon again when the server was away', () => {
    const away = { outcome: 'notSent', because: 'ECONNECTION' } as const;
    const dueIn = (attempts: number, transportFailures: number) =>
      afterAttempt(away, { ...common, attempts, transportFailures }).dueIn;
    expect([1, 2, 5, 8, 30].map((attempts) => dueIn(attempts, 0))).toEqual([1, 2, 16, 128, 900]);
    expect(dueIn(30, 20)).toBe(60);
  });

  it('pauses everybody’s where it is what we say, twice; then it is this message alone', () => {
    const first = afterAttempt(content, { ...common, transportFailures: 0 });
    expect(first).toMatchObject({ state: 'retry', pauses: true });
    const again = { ...common, lastReason: 'our-content', transportFailures: 0 };
    const second = afterAttempt(content, { ...again, refusals: first.refusals });
    expect(second).toMatchObject({ state: 'retry', pauses: true });
    const third = afterAttempt(content, { ...again, refusals: second.refusals });
    expect(third).toMatchObject({ state: 'blocked', reason: 'our-content', pauses: false, dueIn: null });
  });

  it('pauses nothing where who gets it is itself confidential, and is tried again', () => {
    const after = afterAttempt(content, { ...common, transportFailures: 0, confidential: true });
    expect(after).toMatchObject({ state: 'retry', reason: 'our-content', pauses: false, refusals: 1 });
  });

  it('pauses nothing where nobody else gets such a message', () => {
    const after = afterAttempt(content, { ...common, transportFailures: 0, single: true });
    expect(after).toMatchObject({ state: 'blocked', pauses: false });
  });

  it('gets as many tries where it had been asked to come again later before', () => {
    const greylisted = { ...common, refusals: 3, lastReason: 'greylisted', transportFailures: 0 };
    const policy = {
      outcome: 'refused',
      command: 'DATA',
      code: 554,
      enhanced: '5.7.1',
      reply: 'no',
    } as const;
    expect(afterAttempt(policy, greylisted)).toMatchObject({ state: 'retry', dueIn: 3_600 });
    expect(afterAttempt(content, greylisted)).toMatchObject({ state: 'retry', pauses: true, refusals: 4 });
  });

  it('gets one more try where the other side’s rules refused it, but not while somebody waits for it', () => {
    const policy = {
      outcome: 'refused',
      command: 'DATA',
      code: 554,
      enhanced: '5.7.1',
      reply: 'no',
    } as const;
    const first = afterAttempt(policy, { ...common, transportFailures: 0 });
    expect(first).toMatchObject({ state: 'retry', reason: 'policy', dueIn: 3_600, pauses: false });
    const again = { ...common, refusals: first.refusals, lastReason: 'policy', transportFailures: 0 };
    const second = afterAttempt(policy, again);
    expect(second).toMatchObject({ state: 'blocked', reason: 'policy', dueIn: null });
    const awaited = afterAttempt(policy, { ...common, transportFailures: 0, single: true });
    expect(awaited).toMatchObject({ state: 'blocked', dueIn: null });
  });

  it.each([
    ['5.1.1', 'failed_hard', 'unknown-address'],
    ['5.1.3', 'blocked', 'non-ascii-address'],
    ['', 'blocked', 'non-ascii-address'],
    ['5.7.1', 'blocked', 'non-ascii-address'],
  ])(
    'is told from accents before the @ only where the code is not precise (%s)',
    (enhanced, state, reason) => {
      const refused = { outcome: 'refused', command: 'RCPT TO', code: 550, enhanced, reply: 'no' } as const;
      const after = afterAttempt(refused, { ...common, transportFailures: 0, nonAscii: true });
      expect(after).toMatchObject({ state, reason });
    },
  );
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
