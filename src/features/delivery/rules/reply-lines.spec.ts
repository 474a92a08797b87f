import { describe, expect, it } from '@jest/globals';
import { verdictOf } from './reply-classification.js';

/** As RCPT TO or DATA was answered, in the manner of well-known servers. */
const lines: Record<string, [command: 'RCPT TO' | 'DATA', line: string, verdict: string, reason: string][]> =
  {
    Postfix: [
      [
        'RCPT TO',
        '550 5.1.1 <a@x.example>: Recipient address rejected: User unknown in virtual mailbox table',
        'hard!',
        'unknown-address',
      ],
      [
        'RCPT TO',
        '450 4.2.0 <a@x.example>: Recipient address rejected: Greylisted, see http://x.example',
        'soft',
        'greylisted',
      ],
      [
        'RCPT TO',
        '450 4.1.1 <a@x.example>: Recipient address rejected: unverified address',
        'soft',
        'refused-for-now',
      ],
      ['RCPT TO', '554 5.7.1 <a@x.example>: Relay access denied', 'soft slows', 'relay-denied'],
      [
        'RCPT TO',
        '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.example',
        'blocked',
        'policy',
      ],
      [
        'RCPT TO',
        '550 5.1.8 <us@y.example>: Sender address rejected: Domain not found',
        'transport',
        'mail-server-refuses',
      ],
      ['RCPT TO', '452 4.3.1 Insufficient system storage', 'soft slows', 'refused-for-now'],
      [
        'RCPT TO',
        '452 4.2.2 <a@x.example> Quota exceeded (mailbox for user is full)',
        'soft',
        'mailbox-full',
      ],
      ['DATA', '552 5.3.4 Message size exceeds fixed limit', 'content', 'our-content'],
      ['DATA', '550 5.7.1 message content rejected', 'blocked', 'policy'],
      ['RCPT TO', '451 4.3.5 Server configuration error', 'soft slows', 'refused-for-now'],
      ['RCPT TO', '421 4.3.2 Service shutting down', 'transport', 'mail-server-refuses'],
      ['RCPT TO', '501 5.1.3 Bad recipient address syntax', 'hard!', 'bad-address'],
    ],
    Exim: [
      ['RCPT TO', '550 Unrouteable address', 'hard', 'unknown-address'],
      ['RCPT TO', '550 No such user here', 'hard', 'unknown-address'],
      ['RCPT TO', '550 relay not permitted', 'soft slows', 'relay-denied'],
      ['RCPT TO', '451 Temporary local problem - please try later', 'soft slows', 'refused-for-now'],
      ['RCPT TO', '451 greylisted, please come again in five minutes', 'soft', 'greylisted'],
      ['RCPT TO', '550 Administrative prohibition', 'blocked', 'policy'],
      ['RCPT TO', '552 mailbox quota exceeded for this recipient', 'soft', 'mailbox-full'],
      ['DATA', '550 This message was classified as SPAM', 'blocked', 'policy'],
      ['DATA', '552 Message size exceeds maximum permitted', 'content', 'our-content'],
      ['DATA', '554 Too many "Received" headers - suspected mail loop', 'blocked', 'policy'],
    ],
    'Exchange and Microsoft 365': [
      [
        'RCPT TO',
        '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient a@x.example not found by SMTP address lookup',
        'hard!',
        'unknown-address',
      ],
      [
        'RCPT TO',
        '550 5.4.1 Recipient address rejected: Access denied. [X.prod.protection.example]',
        'hard',
        'refused-address',
      ],
      ['RCPT TO', '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required', 'blocked', 'policy'],
      [
        'RCPT TO',
        '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
        'soft slows',
        'relay-denied',
      ],
      ['RCPT TO', '550 5.7.64 TenantAttribution; Relay Access Denied', 'soft slows', 'relay-denied'],
      [
        'DATA',
        '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
        'transport',
        'mail-server-refuses',
      ],
      ['DATA', '554 5.2.252 SendAsDenied; not allowed to send as us', 'transport', 'mail-server-refuses'],
      [
        'DATA',
        '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException',
        'soft',
        'mailbox-full',
      ],
      ['DATA', '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded', 'soft slows', 'rate-limited'],
      [
        'RCPT TO',
        '451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77714)',
        'soft slows',
        'refused-for-now',
      ],
      ['RCPT TO', '450 4.7.3 Organization queue quota exceeded', 'soft slows', 'rate-limited'],
      [
        'RCPT TO',
        '550 5.1.90 Your message can not be sent because you have reached your daily limit',
        'soft slows',
        'rate-limited',
      ],
      [
        'DATA',
        '554 5.2.122 The recipient has exceeded their limit for the number of messages',
        'soft',
        'rate-limited',
      ],
      [
        'DATA',
        '550 5.7.509 Access denied, sending domain does not pass DMARC verification',
        'blocked',
        'policy',
      ],
      ['DATA', '550 5.6.0 Invalid message content', 'content', 'our-content'],
      ['RCPT TO', '550 5.4.310 DNS domain x.example does not exist', 'hard', 'unknown-domain'],
      ['RCPT TO', '554 5.4.14 Hop count exceeded - possible mail loop', 'blocked', 'no-route'],
      [
        'RCPT TO',
        '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)',
        'hard',
        'refused-address',
      ],
    ],
    Gmail: [
      [
        'RCPT TO',
        '550-5.1.1 The email account that you tried to reach does not exist.',
        'hard!',
        'unknown-address',
      ],
      [
        'RCPT TO',
        '550 5.2.1 The email account that you tried to reach is inactive.',
        'hard!',
        'mailbox-closed',
      ],
      ['RCPT TO', "452 4.2.2 The recipient's inbox is out of storage space", 'soft', 'mailbox-full'],
      [
        'RCPT TO',
        "552 5.2.2 The recipient's inbox is out of storage space and inactive",
        'soft',
        'mailbox-full',
      ],
      [
        'RCPT TO',
        '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents more',
        'soft',
        'rate-limited',
      ],
      [
        'DATA',
        '421 4.7.28 Gmail has detected an unusual rate of mail originating from your domain',
        'soft slows',
        'rate-limited',
      ],
      ['DATA', '421 4.7.0 Try again later, closing connection.', 'soft slows', 'rate-limited'],
      [
        'DATA',
        '550 5.7.26 This mail has been blocked because the sender is unauthenticated',
        'blocked',
        'policy',
      ],
      [
        'DATA',
        '550 5.7.1 Our system has detected that this message is likely unsolicited mail',
        'blocked',
        'policy',
      ],
      [
        'DATA',
        '552 5.7.0 This message was blocked because its content presents a security issue',
        'content',
        'our-content',
      ],
      ['DATA', '552 5.2.3 Your message exceeded the size limits', 'content', 'our-content'],
      ['RCPT TO', '550 5.4.5 Daily SMTP relay sending limit exceeded', 'soft slows', 'rate-limited'],
    ],
    Proofpoint: [
      ['RCPT TO', '550 5.1.1 User Unknown', 'hard!', 'unknown-address'],
      ['RCPT TO', '550 5.7.0 Blocked - see https://ipcheck.example/?ip=192.0.2.1', 'blocked', 'policy'],
      ['RCPT TO', '451 4.7.1 Rate limited. Please slow down', 'soft slows', 'rate-limited'],
      ['DATA', '554 5.7.0 Reject, id=12345-02 - SPAM', 'blocked', 'policy'],
      ['RCPT TO', '550 5.7.1 Delivery not authorized', 'blocked', 'policy'],
    ],
    Mimecast: [
      [
        'RCPT TO',
        '550 Invalid Recipient - https://community.mimecast.example/docs/550#kc',
        'hard',
        'unknown-address',
      ],
      ['RCPT TO', '550 Administrative prohibition - envelope blocked', 'blocked', 'policy'],
      ['RCPT TO', '550 Rejected by header based manually Blocked Senders', 'blocked', 'policy'],
      ['DATA', '554 Email rejected due to security policies', 'blocked', 'policy'],
      ['RCPT TO', '451 Internal resources are temporarily unavailable', 'soft slows', 'refused-for-now'],
      ['RCPT TO', '451 Recipient temporarily unavailable, greylisting in force', 'soft', 'greylisted'],
    ],
  };

describe.each(Object.entries(lines))('a refusal by %s', (_server, replies) => {
  it.each(replies)('to %s: %s', (...[command, reply, verdict, reason]) => {
    const [, code, , enhanced = ''] = /^(\d{3})([ -](\d\.\d{1,3}\.\d{1,3}))?/.exec(reply)!;
    const found = verdictOf({ command, code: Number(code), enhanced, reply });
    expect(inShort(found)).toEqual([verdict, reason]);
  });
});

/** `hard!` forbids the address; `soft slows` may pause a whole domain. */
function inShort(found: ReturnType<typeof verdictOf>): [string, string] {
  const forbids = found.verdict === 'hard' && found.suppress;
  const slows = found.verdict === 'soft' && found.slows;
  return [`${found.verdict}${forbids ? '!' : ''}${slows ? ' slows' : ''}`, found.reason];
}

it('is not read from an address that the server quotes', () => {
  const reply = '550 <spam.unknown@blocked.example>: rejected';
  expect(verdictOf({ command: 'RCPT TO', code: 550, enhanced: '', reply })).toMatchObject({
    verdict: 'hard',
    reason: 'refused-address',
  });
});
