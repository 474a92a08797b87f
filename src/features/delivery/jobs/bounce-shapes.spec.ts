import { describe, expect, it } from '@jest/globals';
import { aBounce, bounceShapes } from '../../../../test/support/a-bounce.js';
import { Configuration } from '../../../platform/config/configuration.js';
import { Verp } from '../../../platform/mail/verp.js';
import { meaningOfMail } from '../rules/meaning-of-mail.js';
import { kindOf, placesOfProof } from '../rules/returned-mail.js';
import { parseReturnedMail } from './parse-returned-mail.js';

const verp = new Verp(
  Object.assign(new Configuration(), {
    secretKey: 'a secret for tests that nobody needs to keep',
    mailFrom: 'digital-skills@northmoor.example',
    bounceAddress: 'bounces@northmoor.example',
  }),
);
const key = '12.7.mhe3k1zc';
const address = { signedKey: verp.signed(key), returnAddress: verp.envelopeSender(key) };
const parsed = (shape: string) => parseReturnedMail(aBounce(shape, address));
const keysIn = (places: string[]) => places.map((place) => verp.keyIn(place)).filter((one) => one !== null);

const bounces: [string, string, string, string | null][] = [
  ['postfix-unknown-user', 'hard', 'unknown-address', '5.1.1'],
  ['exim-report', 'hard', 'mailbox-closed', '5.2.1'],
  ['exim-words', 'hard', 'unknown-address', '5.1.1'],
  ['exim-words-without-code', 'blocked', 'refused-address', null],
  ['exchange-not-found', 'hard', 'unknown-address', '5.1.10'],
  ['exchange-mailbox-full', 'soft', 'mailbox-full', '5.2.2'],
  ['exchange-policy', 'blocked', 'policy', '5.7.133'],
  ['gmail-unknown-user', 'hard', 'unknown-address', '5.1.1'],
  ['gmail-gave-up', 'soft', 'refused-for-now', '4.4.1'],
  ['bare-report', 'hard', 'unknown-address', '5.1.1'],
];
const harmless = ['postfix-delayed', 'exim-warning', 'relayed'];
const leftAlone: [string, string][] = [
  ['out-of-office', 'automatic'],
  ['away-in-welsh', 'automatic'],
  ['read-receipt', 'automatic'],
  ['person-answers', 'person'],
];

describe('mail that comes back', () => {
  it.each(bounces)('in the shape %s is a %s bounce (%s)', async (...[shape, kind, reason, enhancedCode]) => {
    const mail = await parsed(shape);
    expect(meaningOfMail(mail)).toMatchObject({ outcome: 'bounced', bounce: { kind, reason, enhancedCode } });
    expect(keysIn(placesOfProof(mail))[0]).toBe(key);
  });

  it.each(harmless)('in the shape %s changes nothing', async (shape) => {
    expect(meaningOfMail(await parsed(shape))).toEqual({ outcome: 'nothing-to-record' });
  });

  it.each(leftAlone)('in the shape %s is left alone: %s', async (shape, kind) => {
    const mail = await parsed(shape);
    expect([kindOf(mail), meaningOfMail(mail)]).toEqual([kind, { outcome: 'left-alone' }]);
  });

  it('has all its shapes tried here', () => {
    expect(
      [...bounces, ...leftAlone]
        .map(([shape]) => shape)
        .concat(harmless)
        .sort(),
    ).toEqual([...bounceShapes].sort());
  });

  it('says what the server said, on one line', async () => {
    expect(meaningOfMail(await parsed('postfix-unknown-user'))).toMatchObject({
      bounce: { reply: '550 5.1.1 <carys@northmoor.example> is nobody here (in answer to RCPT TO)' },
      recipients: ['carys@northmoor.example', 'carys@northmoor.example'],
    });
  });

  it('proves nothing when its address was altered, whoever it names', async () => {
    for (const [shape] of bounces) {
      const forged = {
        signedKey: `13${address.signedKey.slice(2)}`,
        returnAddress: address.returnAddress.replace('+12', '+13'),
      };
      const mail = await parseReturnedMail(aBounce(shape, forged));
      expect(keysIn(placesOfProof(mail))).toEqual([]);
    }
  });

  it('is understood although it breaks off in the middle of what was sent back', async () => {
    const whole = aBounce('postfix-unknown-user', address);
    const mail = await parseReturnedMail(whole.subarray(0, whole.indexOf('Subject: Your view')));
    expect(meaningOfMail(mail)).toMatchObject({ outcome: 'bounced', bounce: { kind: 'hard' } });
    expect(keysIn(placesOfProof(mail)).length).toBeGreaterThan(1);
  });

  it.each(['', '\0\0\0', 'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n', 'Subject: =?UTF-8?Q?'])(
    'may be no mail at all: %j',
    async (raw) => {
      expect(['left-alone', 'not-understood']).toContain(
        meaningOfMail(await parseReturnedMail(Buffer.from(raw))).outcome,
      );
    },
  );
});
