import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bounceOf, isAbout, meaningOfReport, meaningOfWords } from './late-bounce.js';

const failed = { action: 'failed', status: '5.1.1', diagnostic: '', recipients: [] };

describe('a report about a message that was accepted', () => {
  it.each([
    ['5.1.1', '', 'hard', 'unknown-address'],
    ['5.1.10', '550 5.1.10 not found', 'hard', 'unknown-address'],
    ['5.2.1', '550 5.2.1 closed', 'hard', 'mailbox-closed'],
    ['5.0.0', '550 5.1.1 who?', 'hard', 'unknown-address'],
    ['5.0.0', '550 no such user', 'blocked', 'unknown-address'],
    ['5.0.0', '', 'blocked', 'refused-address'],
    ['', '', 'blocked', 'refused-address'],
    ['5.2.2', '552 5.2.2 no room', 'soft', 'mailbox-full'],
    ['4.2.2', '452 4.2.2 no room', 'soft', 'mailbox-full'],
    ['4.4.7', '', 'soft', 'refused-for-now'],
    ['5.0.0', '421 4.3.2 closing', 'soft', 'refused-for-now'],
    ['5.7.1', '554 5.7.1 spam', 'blocked', 'policy'],
    ['5.3.4', '552 5.3.4 too big', 'blocked', 'our-content'],
    ['5.1.8', '550 5.1.8 bad sender', 'blocked', 'mail-server-refuses'],
  ])('with status "%s" and "%s" is %s: %s', (...[status, diagnostic, kind, reason]) => {
    expect(bounceOf({ status, diagnostic })).toMatchObject({ kind, reason });
  });

  it.each(['delayed', 'relayed', 'expanded', 'delivered'])('that says "%s" changes nothing', (action) => {
    expect(meaningOfReport([{ ...failed, action }])).toEqual({ outcome: 'nothing-to-record' });
  });

  it('counts where one of several failed, and where it forgot to say so', () => {
    const report = [
      { ...failed, action: 'delivered', status: '2.0.0' },
      { ...failed, action: '' },
    ];
    expect(meaningOfReport(report)).toMatchObject({ outcome: 'bounced', bounce: { kind: 'hard' } });
    expect(meaningOfReport([])).toEqual({ outcome: 'not-understood' });
  });

  it('never forbids an address without a precise code, and fits into its row', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary', maxLength: 2_000 }), (status, diagnostic) => {
        const { kind, enhancedCode, reply, reason } = bounceOf({
          status: status.replace(/\d/g, ''),
          diagnostic,
        });
        if (kind === 'hard') expect(enhancedCode).toMatch(/^5\.\d+\.\d+$/);
        expect([reply.length <= 500, reason.length <= 40, /\p{Cc}/u.test(reply)]).toEqual([
          true,
          true,
          false,
        ]);
      }),
    );
  });
});

describe('a report in a server’s own words', () => {
  it.each([
    ['550 5.1.1 who is that?', 'hard', 'unknown-address'],
    ['said: 452 4.2.2 no room', 'soft', 'mailbox-full'],
    ['carys@northmoor.example\n   mailbox is full: retry timeout exceeded', 'soft', 'mailbox-full'],
    ['retry timeout exceeded', 'soft', 'refused-for-now'],
    ['Unrouteable address', 'blocked', 'refused-address'],
  ])('such as %j is %s: %s', (text, kind, reason) => {
    expect(meaningOfWords('Mail failed', text)).toMatchObject({
      outcome: 'bounced',
      bounce: { kind, reason },
    });
  });

  it('is read up to the copy of our own message', () => {
    const text = 'Something went wrong.\n\n------ This is a copy of your message. ------\n\n550 5.1.1 who?';
    expect(meaningOfWords('Mail failed', text)).toEqual({ outcome: 'not-understood' });
  });

  it('may say that the server goes on trying', () => {
    const text = '451 4.7.1 later. The server will keep trying.';
    expect(meaningOfWords('Warning', text)).toEqual({ outcome: 'nothing-to-record' });
  });

  it('does not take long to read, whatever it says', () => {
    const before = performance.now();
    for (const piece of ['-', 'mailbox ', '5 ', '550 ', '\n--- copy', ' '])
      meaningOfWords('Mail failed', piece.repeat(64_000 / piece.length));
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('whom a failure is about', () => {
  it.each([
    ['carys@northmoor.example', [], true],
    ['carys@northmoor.example', ['CARYS@northmoor.example'], true],
    ['carys@northmoor.example', ['carys@northmoorcouncil.onmicrosoft.example'], true],
    ['carys@northmoor.example', ['carys.home@mail.example'], false],
    ['carys@northmoor.example', ['carys.home@mail.example', 'carys@northmoor.example'], true],
  ])('%s and %j: %j', (address, recipients, expected) => expect(isAbout(address, recipients)).toBe(expected));
});
