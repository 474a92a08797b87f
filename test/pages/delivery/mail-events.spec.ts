import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHmac } from 'node:crypto';
import { MailEventsModule } from '../../../src/features/delivery/api/mail-events.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Log } from '../../../src/platform/logging/log.js';
import { Access } from '../../../src/web/security/identity.js';
import { WebModule } from '../../../src/web/web.module.js';
import { addressOf } from '../../support/a-mailing.js';
import { aListeningLog } from '../../support/a-listening-log.js';
import { SentMessages } from '../../support/sent-messages.js';
import { aTestApp, freshRedis } from '../../support/test-app.js';

@Global()
@Module({ providers: [{ provide: Access, useValue: { identify: async () => null } }], exports: [Access] })
class NobodySignedIn {}

const secret = 'a secret of webhooks that nobody needs to keep';
const now = new Date('2026-11-02T09:30:00Z');
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

describe('Reports of a mail provider', () => {
  const lines: string[] = [];
  let app: NestFastifyApplication;
  let messages: SentMessages;
  let scopes = 0;

  beforeAll(async () => {
    process.env['MAIL_WEBHOOK_SECRET'] = secret;
    process.env['BOUNCE_ADDRESS'] = 'bounces@northmoor.example';
    const overrides = [
      { provide: Clock, useValue: { now: () => now } },
      { provide: Log, useValue: aListeningLog(lines) },
    ];
    app = await aTestApp([NobodySignedIn, WebModule, MailEventsModule], overrides);
  });
  beforeEach(async () => {
    await freshRedis();
    messages = await SentMessages.of(app, { scope: `campaign:${(scopes += 1)}`, people: 3 });
  });
  afterAll(async () => {
    await app?.close();
    for (const name of ['MAIL_WEBHOOK_SECRET', 'BOUNCE_ADDRESS']) delete process.env[name];
  });

  const post = (payload: string, headers: Record<string, string> = {}) => {
    const timestamp = headers['x-soundings-timestamp'] ?? String(seconds(now));
    const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
    const signed = { 'x-soundings-timestamp': timestamp, 'x-soundings-signature': signature };
    return app.inject({
      method: 'POST',
      url: '/webhooks/mail-events',
      headers: { 'content-type': 'application/json', ...signed, ...headers },
      payload,
    });
  };
  const tell = (...events: object[]) => post(JSON.stringify({ events }));
  const hard = { event: 'bounced', status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 who is that?' };

  it('record a bounce for the right person, and the same again changes nothing', async () => {
    const { returnAddress } = await messages.address(2);
    const event = { ...hard, return_path: returnAddress, at: '2026-11-02T09:29:58Z' };
    const reply = await tell(event, { event: 'delivered' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({ recorded: 1, known: 0, unknown: 0, ignored: 1 });
    expect(await messages.row(2)).toMatchObject({
      state: 'bounced',
      reason: 'unknown-address',
      enhanced_code: '5.1.1',
    });
    expect(await messages.row(1)).toMatchObject({ state: 'sent' });
    expect(await messages.suppressed()).toEqual([addressOf(2)]);
    expect((await tell(event)).json()).toMatchObject({ recorded: 0, known: 1 });
  });

  it('find the message by its Message-ID as well, with or without host', async () => {
    const [one, two] = [await messages.address(1), await messages.address(2)];
    const reply = await tell(
      { ...hard, status: '5.2.2', diagnostic: null, message_id: `<${one.signedKey}@northmoor.example>` },
      { ...hard, message_id: two.signedKey },
    );
    expect(reply.json()).toMatchObject({ recorded: 2 });
    expect(await messages.row(1)).toMatchObject({ state: 'bounced', reason: 'mailbox-full' });
  });

  it('find nothing where the proof is missing or another’s', async () => {
    const { signedKey } = await messages.address(1);
    const forged = `${signedKey.slice(0, -4)}aaaa`;
    const reply = await tell({ ...hard, message_id: `<${forged}@x>` }, { ...hard, message_id: addressOf(1) });
    expect(reply.json()).toMatchObject({ recorded: 0, unknown: 2 });
    expect(await messages.row(1)).toMatchObject({ state: 'sent' });
  });

  it('never forbid an address because a reminder bounced', async () => {
    const reminders = await SentMessages.of(app, {
      scope: `campaign:${scopes}`,
      kind: 'reminder',
      people: 3,
    });
    const before = await messages.suppressed();
    await tell({ ...hard, return_path: (await reminders.address(3)).returnAddress });
    expect(await reminders.row(3)).toMatchObject({ state: 'bounced' });
    expect(await messages.suppressed()).toEqual(before);
  });

  it('are asked for again while the message is only just leaving', async () => {
    await messages.put('sending');
    const reply = await tell({ ...hard, return_path: (await messages.address(1)).returnAddress });
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '60']);
    expect(await messages.row(1)).toMatchObject({ state: 'sending' });
  });

  it.each([
    ['no signature', { 'x-soundings-signature': '' }],
    ['another signature', { 'x-soundings-signature': 'a'.repeat(64) }],
    [
      'a time that was not signed',
      { 'x-soundings-signature': createHmac('sha256', secret).update('{}').digest('hex') },
    ],
    ['a copy of five minutes ago', { 'x-soundings-timestamp': String(seconds(now) - 301) }],
    ['a time to come', { 'x-soundings-timestamp': String(seconds(now) + 301) }],
    ['a time that is none', { 'x-soundings-timestamp': 'now' }],
  ])('are refused with %s', async (_what, headers: Record<string, string>) => {
    const { returnAddress } = await messages.address(1);
    const reply = await post(JSON.stringify({ events: [{ ...hard, return_path: returnAddress }] }), headers);
    expect([reply.statusCode, reply.json().error]).toEqual([401, 'signature']);
    expect(await messages.row(1)).toMatchObject({ state: 'sent' });
  });

  it('limit those who guess, and nobody else', async () => {
    for (let guess = 0; guess < 60; guess += 1) await post('{}', { 'x-soundings-signature': 'b'.repeat(64) });
    const reply = await post('{}', { 'x-soundings-signature': 'b'.repeat(64) });
    expect([reply.statusCode, Number(reply.headers['retry-after']) > 0]).toEqual([429, true]);
    await freshRedis();
    for (let told = 0; told < 70; told += 1) expect((await tell({ event: 'opened' })).statusCode).toBe(200);
  });

  it.each([
    ['half of a list', '{"events":[', '/events'],
    ['a bare list', '[]', '/events'],
    ['no list', '{"events":{}}', '/events'],
    ['a number', '{"events":[7]}', '/events/0'],
    ['a bounce of nothing', '{"events":[{"event":"bounced"}]}', '/events/0'],
    ['an event without a name', '{"events":[{"event":"opened"},{"event":3}]}', '/events/1/event'],
    [
      'a novel',
      `{"events":[{"event":"opened","diagnostic":"${'x'.repeat(2_001)}"}]}`,
      '/events/0/diagnostic',
    ],
    ['too many', JSON.stringify({ events: Array(501).fill({ event: 'opened' }) }), '/events'],
  ])('say where it goes wrong: %s', async (_what, payload, field) => {
    const reply = await post(payload);
    expect([reply.statusCode, reply.json().faults[0].field]).toEqual([422, field]);
  });

  it('may be too large', async () => {
    expect((await post(`{"events":"${'x'.repeat(300_000)}"}`)).statusCode).toBe(413);
  });

  it('leave no address in the log', async () => {
    await tell({ ...hard, return_path: addressOf(1), diagnostic: `550 ${addressOf(1)}` });
    expect(lines.join('')).not.toContain('@');
  });
});

describe('Without a secret of webhooks', () => {
  it('there is no such page', async () => {
    const app = await aTestApp([NobodySignedIn, WebModule, MailEventsModule]);
    const reply = await app.inject({ method: 'POST', url: '/webhooks/mail-events', payload: { events: [] } });
    expect(reply.statusCode).toBe(404);
    await app.close();
  });
});
