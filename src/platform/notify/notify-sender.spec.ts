import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotifyStandIn } from '../../../test/support/notify-stand-in.js';
import type { Clock } from '../clock.js';
import type { Configuration } from '../config/configuration.js';
import type { Log } from '../logging/log.js';
import type { Letter, Outgoing } from '../mail/letter.js';
import { NotifyGate } from './notify-gate.js';
import { NotifyHttp } from './notify-http.js';
import { NotifySender } from './notify-sender.js';

const email: Letter = {
  to: 'carys@northmoor.example',
  subject: 'Your view',
  text: 'Dear Carys [evil](https://evil.example),\n\n  Start: https://skills.northmoor.example/s/T\n',
  html: '<p>x</p>',
  headers: { 'List-Unsubscribe': '<https://skills.northmoor.example/opt-out/T>' },
  language: 'en',
};
const text: Outgoing = { channel: 'text', to: '+447700900123', text: 'Northmoor: your view', language: 'en' };
const letter: Outgoing = {
  channel: 'letter',
  to: ['Carys Price', '1 High Street', 'Northmoor', 'NM1 1AA'],
  subject: 'Your view',
  text: 'Dear Carys',
  language: 'en',
};
const identity = { key: '12.7.abc', date: new Date(), mayHaveGoneOut: false };
const again = { ...identity, mayHaveGoneOut: true };

describe('GOV.UK Notify', () => {
  const notify = new NotifyStandIn();
  const clock = { now: () => new Date('2026-11-03T10:00:00Z') };
  let http: NotifyHttp;
  let sender: NotifySender;

  beforeAll(() => notify.open());
  beforeEach(() => {
    notify.forget();
    const set = notify.settings();
    const configuration = {
      publicUrl: 'https://skills.northmoor.example',
      notifyApiKey: notify.apiKey,
      notifyUrl: notify.url,
      notifyEmailTemplateId: set['NOTIFY_EMAIL_TEMPLATE_ID'],
      notifyTextTemplateId: set['NOTIFY_TEXT_TEMPLATE_ID'],
      notifyLetterTemplateId: set['NOTIFY_LETTER_TEMPLATE_ID'],
    } as Configuration;
    const log = { info: () => undefined, warn: () => undefined } as unknown as Log;
    http = new NotifyHttp();
    sender = new NotifySender(configuration, http, new NotifyGate(clock as Clock, log));
  });
  afterEach(() => http.onApplicationShutdown());
  afterAll(() => notify.close());

  it('is not given again what it may have had and has forgotten: it knows a message for 7 days', async () => {
    const old = { ...again, date: new Date(Date.now() - 8 * 86_400_000) };
    expect(await sender.send(letter, old)).toMatchObject({ outcome: 'inDoubt' });
    expect(notify.taken).toHaveLength(0);
    expect(await sender.send(letter, again)).toMatchObject({ outcome: 'accepted', onlyOne: true });
  });

  it('takes emails, text messages and letters, each with the name of its row', async () => {
    for (const message of [email, text, letter]) {
      expect(await sender.send(message, identity)).toMatchObject({
        outcome: 'accepted',
        reply: expect.stringMatching(/^Notify id [0-9a-f-]{36}$/),
      });
    }
    expect(notify.taken).toMatchObject([
      {
        type: 'email',
        email_address: 'carys@northmoor.example',
        one_click_unsubscribe_url: 'https://skills.northmoor.example/opt-out/T',
        personalisation: {
          subject: 'Your view',
          body: 'Dear Carys (evil)(evil.example),\n\nStart: https://skills.northmoor.example/s/T',
        },
      },
      { type: 'sms', phone_number: '+447700900123', personalisation: { body: 'Northmoor: your view' } },
      {
        type: 'letter',
        personalisation: { address_line_1: 'Carys Price', address_line_4: 'NM1 1AA', body: 'Dear Carys' },
      },
    ]);
    expect(notify.taken.map(({ reference }) => reference)).toEqual(['12.7.abc', '12.7.abc', '12.7.abc']);
    expect(notify.asked).toEqual([]);
  });

  it('is asked before a message that it may have is sent again', async () => {
    notify.faults = ['drop-after-accept'];
    expect(await sender.send(text, identity)).toMatchObject({ outcome: 'inDoubt', settles: true });
    expect(await sender.send(text, again)).toMatchObject({ outcome: 'accepted', onlyOne: true });
    expect(notify.taken).toHaveLength(1);
    expect(notify.asked).toEqual(['12.7.abc']);
  });

  it('gets it again where it never had it', async () => {
    notify.faults = ['server-error'];
    expect(await sender.send(text, identity)).toMatchObject({ outcome: 'inDoubt' });
    expect(await sender.send(text, again)).toMatchObject({ outcome: 'accepted' });
    expect(notify.taken).toHaveLength(1);
  });

  it('is not sent to while it can not be asked', async () => {
    notify.always = 'server-error';
    expect(await sender.send(text, again)).toMatchObject({ outcome: 'notSent' });
    expect(notify.taken).toHaveLength(0);
  });

  it('is given so long to answer, and no longer', async () => {
    notify.faults = ['hang-after-accept'];
    http.timeoutMilliseconds = 200;
    expect(await sender.send(email, identity)).toMatchObject({
      outcome: 'inDoubt',
      because: 'ETIMEDOUT Notify did not answer',
    });
    http.timeoutMilliseconds = 30_000;
    expect(await sender.send(email, again)).toMatchObject({ outcome: 'accepted' });
    expect(notify.taken).toHaveLength(1);
  });

  it.each([
    ['server-error', 'inDoubt'],
    ['bad-gateway', 'inDoubt'],
    ['drop', 'inDoubt'],
  ] as const)('after a %s nobody knows', async (fault, outcome) => {
    notify.faults = [fault];
    expect(await sender.send(text, identity)).toMatchObject({ outcome });
    expect(sender.secondsAway('text')).toBe(1);
  });

  it('that is not there was sent nothing', async () => {
    const gone = new NotifyStandIn();
    await gone.open();
    const { url } = gone;
    await gone.close();
    (sender as unknown as { configuration: Configuration }).configuration.notifyUrl = url;
    expect(await sender.send(text, identity)).toEqual({
      outcome: 'notSent',
      because: 'ECONNREFUSED Notify did not answer',
    });
    expect(await sender.send(text, identity)).toMatchObject({ outcome: 'notSent' });
    expect(sender.secondsAway('email')).toBeGreaterThan(0);
  });

  it.each([
    ['rate-limit', 'NOTIFY rate-limit', 429, 15],
    ['day-limit', 'NOTIFY day-limit', 429, 14 * 3_600],
    ['team-only', 'NOTIFY team-only', 400, 60],
    ['missing-personalisation', 'NOTIFY template', 400, 60],
  ] as const)('that says %s is left alone for a while', async (...row) => {
    const [fault, command, code, seconds] = row;
    notify.faults = [fault];
    expect(await sender.send(text, identity)).toMatchObject({ outcome: 'refused', command, code });
    expect(sender.secondsAway('text')).toBe(seconds);
    // The day's limit is one for each kind of message.
    expect(sender.secondsAway('email')).toBe(fault === 'day-limit' ? 0 : seconds);
  });

  it.each([
    [{ ...email, to: 'carys' } as Outgoing, 'NOTIFY bad-recipient'],
    [{ ...text, to: '+4477' } as Outgoing, 'NOTIFY bad-recipient'],
    [{ ...letter, to: ['Carys', 'Street', 'nowhere'] } as Outgoing, 'NOTIFY bad-postal-address'],
  ])('refuses %j alone, and goes on', async (message, command) => {
    expect(await sender.send(message, identity)).toMatchObject({ outcome: 'refused', command, code: 400 });
    expect(sender.secondsAway('text')).toBe(0);
  });

  it('that does not know our key, or our clock, refuses us and not a person', async () => {
    notify.clockOff = 45;
    expect(await sender.send(text, identity)).toMatchObject({
      command: 'NOTIFY refuses-us',
      reply: 'AuthError: Error: Your system clock must be accurate to within 30 seconds',
    });
    expect(sender.secondsAway('text')).toBe(60);
  });

  it('is not asked for what it has no template for', async () => {
    const { configuration } = sender as unknown as { configuration: Configuration };
    configuration.notifyLetterTemplateId = undefined;
    expect(sender.isSetUp('letter')).toBe(false);
    expect(sender.secondsAway('letter')).toBe(600);
    expect(sender.secondsAway('text')).toBe(0);
  });
});
