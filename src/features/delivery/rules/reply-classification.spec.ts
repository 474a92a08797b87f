import { describe, expect, it } from '@jest/globals';
import { verdictOf } from './reply-classification.js';

describe('what a refusal means', () => {
  it.each([
    ['RCPT TO', 550, '5.1.1', 'hard', 'unknown-address'],
    ['RCPT TO', 550, '5.1.2', 'hard', 'unknown-domain'],
    ['RCPT TO', 553, '5.1.3', 'hard', 'bad-address'],
    ['RCPT TO', 551, '5.1.6', 'hard', 'moved-away'],
    ['RCPT TO', 556, '5.1.10', 'hard', 'domain-takes-no-mail'],
    ['RCPT TO', 550, '5.2.1', 'hard', 'mailbox-closed'],
    ['RCPT TO', 550, '', 'hard', 'refused-address'],
    ['RCPT TO', 552, '5.2.2', 'soft', 'mailbox-full'],
    ['DATA', 552, '5.2.2', 'soft', 'mailbox-full'],
    ['RCPT TO', 452, '4.2.2', 'soft', 'mailbox-full'],
    ['RCPT TO', 451, '4.7.1', 'soft', 'refused-for-now'],
    ['DATA', 432, '4.3.2', 'soft', 'refused-for-now'],
    ['RCPT TO', 554, '5.7.1', 'blocked', 'policy'],
    ['DATA', 554, '', 'blocked', 'policy'],
    ['DATA', 550, '5.7.509', 'blocked', 'policy'],
    ['DATA', 552, '', 'content', 'our-content'],
    ['MAIL FROM', 552, '5.3.4', 'content', 'our-content'],
    ['DATA', 550, '5.6.1', 'content', 'our-content'],
    ['DATA', 552, '5.3.4', 'content', 'our-content'],
    ['DATA', 550, '5.1.1', 'hard', 'unknown-address'],
    ['RCPT TO', 552, '', 'soft', 'mailbox-full'],
    ['RCPT TO', 550, '5.1.10', 'hard', 'unknown-address'],
    ['RCPT TO', 550, '5.4.4', 'hard', 'unknown-domain'],
    ['DATA', 554, '5.4.6', 'blocked', 'no-route'],
    ['RCPT TO', 553, '5.6.7', 'blocked', 'non-ascii-address'],
    ['RCPT TO', 501, '', 'hard', 'bad-address'],
    ['DATA', 550, '5.3.0', 'blocked', 'other'],
    ['RCPT TO', 530, '5.7.0', 'transport', 'mail-server-refuses'],
    ['DATA', 550, '5.7.60', 'transport', 'mail-server-refuses'],
    ['RCPT TO', 421, '', 'transport', 'mail-server-refuses'],
    ['RCPT TO', 421, '4.7.28', 'soft', 'rate-limited'],
    ['MAIL FROM', 550, '5.7.1', 'transport', 'mail-server-refuses'],
    ['RCPT TO', 550, '5.1.8', 'transport', 'mail-server-refuses'],
    ['RCPT TO', 550, '5.1.7', 'transport', 'mail-server-refuses'],
    ['EHLO', 501, '', 'transport', 'mail-server-refuses'],
    ['AUTH PLAIN', 535, '5.7.8', 'transport', 'mail-server-refuses'],
    ['CONN', 421, '4.3.2', 'transport', 'mail-server-refuses'],
    ['RCPT TO', 421, '4.3.2', 'transport', 'mail-server-refuses'],
    ['API', 0, '', 'blocked', 'cannot-be-built'],
  ])('%s %i %s is %s: %s', (...row) => {
    const [command, code, enhanced, verdict, reason] = row as [string, number, string, string, string];
    expect(verdictOf({ command, code, enhanced })).toMatchObject({ verdict, reason });
  });

  it('forbids an address for other emails only where the code is precise', () => {
    expect(verdictOf({ command: 'RCPT TO', code: 550, enhanced: '5.1.1' })).toMatchObject({ suppress: true });
    for (const other of [
      { command: 'RCPT TO', code: 550, enhanced: '' },
      { command: 'RCPT TO', code: 550, enhanced: '', reply: '550 User unknown' },
      { command: 'DATA', code: 550, enhanced: '5.1.1' },
    ])
      expect(verdictOf(other)).toMatchObject({ verdict: 'hard', suppress: false });
  });
});
