import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { NotifyReceiptsModule } from '../../../src/features/delivery/api/notify-receipts.module.js';
import type { LastLook, LedgerRow } from '../../../src/features/delivery/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { NotifyGate } from '../../../src/platform/notify/notify-gate.js';
import { NotifyHttp } from '../../../src/platform/notify/notify-http.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aLetterTo, AMailing } from '../../support/a-mailing.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { MailSink } from '../../support/mail-sink.js';
import { NotifyStandIn } from '../../support/notify-stand-in.js';
import { aTestApp } from '../../support/test-app.js';

const token = 'a callback token of some length';

describe('messages through GOV.UK Notify', () => {
  const notify = new NotifyStandIn();
  const sink = new MailSink();
  let app: NestFastifyApplication;
  let mailing: AMailing;
  let number = 0;
  /** Stands still where a test says when. */
  const clock = { at: null as Date | null, now: () => clock.at ?? new Date() };
  const the = <Service>(service: new (...args: never[]) => Service) => app.get(service, { strict: false });

  const aTextTo = (row: LedgerRow): LastLook => ({
    outcome: 'send',
    letter: { channel: 'text', to: row.address!, text: `Hello ${row.recipientId}`, language: 'en' },
  });
  const look = (row: LedgerRow) => (row.channel === 'text' ? aTextTo(row) : aLetterTo(row));

  /** Everybody whose number is even by text message. */
  const intendTexts = (people: number, onlyTexts = true) =>
    mailing.intendSelected({
      sql: `SELECT id AS recipient_id,
              IF(${onlyTexts} OR id MOD 2 = 0, CONCAT('+4477009', LPAD(id, 5, '0')), CONCAT('p', id, '@northmoor.example')) AS address,
              IF(${onlyTexts} OR id MOD 2 = 0, 'text', 'email') AS channel
            FROM (SELECT 1 + seq AS id FROM (${numbers}) AS seqs) AS people WHERE id <= ? ORDER BY id`,
      parameters: [people],
      withChannel: true,
    });

  const again = async () => {
    the(NotifyGate)['closedUntil' as never] = 0 as never;
    await mailing.waitUntilDue();
    await mailing.send();
  };
  const receipt = (body: object, authorization = `Bearer ${token}`) =>
    app.inject({ method: 'POST', url: '/webhooks/notify', payload: body, headers: { authorization } });

  beforeAll(async () => {
    await Promise.all([notify.open(), sink.open()]);
    Object.assign(process.env, notify.settings(), { SMTP_URL: sink.url, NOTIFY_CALLBACK_TOKEN: token });
    app = await aTestApp(
      [WebModule, AccountsAccessModule, QueueModule, DeliveryJobsModule, NotifyReceiptsModule],
      [{ provide: Clock, useValue: clock }],
    );
  });
  beforeEach(() => {
    clock.at = null;
    notify.forget();
    sink.forget();
    the(TransportBreaker).worked();
    Object.assign(the(NotifyGate), { failures: 0, closedUntil: 0, dayOver: new Map() });
    the(Configuration).emailChannel = 'smtp';
    the(NotifyHttp).timeoutMilliseconds = 30_000;
    mailing = new AMailing(app, `notify:${(number += 1)}`, look);
  });
  afterAll(async () => {
    await app?.close();
    await Promise.all([notify.close(), sink.close()]);
  });

  it('go by the way that the ledger names, each once', async () => {
    await intendTexts(30, false);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ intended: 30, accepted: 30, open: 0 });
    expect(sink.taken).toHaveLength(15);
    expect(new Set(notify.taken.map(({ phone_number }) => phone_number)).size).toBe(15);
    const [row] = (await mailing.rows()).filter(({ channel }) => channel === 'text');
    expect(row).toMatchObject({ state: 'sent', last_reply: expect.stringMatching(/^Notify id /) });
  });

  it('are emails too where the setting says so', async () => {
    the(Configuration).emailChannel = 'notify';
    await mailing.intend(12);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 12 });
    expect(sink.taken).toHaveLength(0);
    expect(notify.taken[0]).toMatchObject({
      type: 'email',
      personalisation: { subject: 'Your view on digital skills' },
    });
  });

  it('are not sent twice when the answer is lost, and nobody counts as a duplicate', async () => {
    await intendTexts(20);
    notify.faults = ['drop-after-accept', 'drop-after-accept', 'drop', 'server-error'];
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ open: 4, accepted: 16 });
    await again();
    expect(await mailing.figures()).toMatchObject({ accepted: 20, open: 0 });
    expect(notify.taken).toHaveLength(20);
    expect((await mailing.rows()).map(({ possible_duplicates }) => possible_duplicates)).toEqual(
      Array(20).fill(0),
    );
  });

  it('are not sent twice by whoever takes over from a worker that was killed after the POST', async () => {
    await intendTexts(1);
    await mailing.send();
    // As it stands in the database when the worker dies between the answer and its outcome.
    await the(Database).execute(
      `UPDATE delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ?
       SET message.state = 'sending', message.due_at = NOW(3), message.last_reply = NULL`,
      [mailing.scope],
    );
    await the(Database).execute(
      `UPDATE delivery_batch AS batch JOIN delivery_mailing AS mailing
         ON mailing.id = batch.mailing_id AND mailing.scope = ? SET batch.next_due_at = NOW(3)`,
      [mailing.scope],
    );
    await mailing.send();
    expect(notify.taken).toHaveLength(1);
    expect(notify.asked).toEqual([notify.taken[0]!.reference]);
    expect(await mailing.rows()).toMatchObject([
      { state: 'sent', attempts: 2, possible_duplicates: 0, last_reply: `Notify id ${notify.taken[0]!.id}` },
    ]);
  });

  it('wait until midnight UTC when the day is full, while emails go on', async () => {
    clock.at = new Date();
    const midnight = new Date(clock.at);
    midnight.setUTCHours(24, 0, 0, 0);
    await intendTexts(20, false);
    notify.faults = Array<'day-limit'>(10).fill('day-limit');
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 10, open: 10, bounced: 0, failed: 0 });
    await mailing.waitUntilDue();
    await mailing.send();
    for (const row of (await mailing.rows()).filter(({ channel }) => channel === 'text')) {
      expect(row).toMatchObject({ state: 'retry', reason: 'notify-day-limit', attempts: 1 });
      expect(Math.abs((row['due_at'] as Date).getTime() - midnight.getTime())).toBeLessThan(30_000);
    }
    expect(the(TransportBreaker).isOpen).toBe(false);
  });

  it('wait while Notify refuses our key, and nobody has bounced', async () => {
    await intendTexts(10);
    notify.clockOff = 60;
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ open: 10, bounced: 0, blocked: 0 });
    notify.clockOff = 0;
    await again();
    expect(await mailing.figures()).toMatchObject({ accepted: 10 });
  });

  it('are put off while Notify is not set up', async () => {
    const key = the(Configuration).notifyApiKey;
    the(Configuration).notifyApiKey = undefined;
    await intendTexts(4, false);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 2, open: 2 });
    expect((await mailing.rows()).filter(({ channel }) => channel === 'text')).toMatchObject(
      Array(2).fill({ state: 'ready', attempts: 0 }),
    );
    the(Configuration).notifyApiKey = key;
  });

  it('that come back are bounced, told once or often', async () => {
    await intendTexts(4);
    await mailing.send();
    const [first, second, third] = notify.taken.map(({ reference }) => reference);
    expect((await receipt({ reference: first, status: 'delivered' })).statusCode).toBe(204);
    for (let times = 0; times < 2; times += 1)
      expect((await receipt({ reference: second, status: 'permanent-failure' })).statusCode).toBe(204);
    await receipt({ reference: third, status: 'temporary-failure' });
    await receipt({ reference: `1.1.${Date.now().toString(36)}`, status: 'permanent-failure' });
    await receipt({ reference: 'x', status: 'permanent-failure' });
    expect(await mailing.figures()).toMatchObject({ intended: 4, accepted: 2, bounced: 2 });
    const bounced = (await mailing.rows()).filter(({ state }) => state === 'bounced');
    expect(new Set(bounced.map(({ reason }) => reason))).toEqual(
      new Set(['notify-permanent', 'notify-temporary']),
    );
  });

  it('have receipts that only Notify can give', async () => {
    await intendTexts(1);
    await mailing.send();
    const body = { reference: notify.taken[0]!.reference, status: 'permanent-failure' };
    for (const authorization of ['', 'Bearer', 'Bearer x', token, `Bearer ${token}x`])
      expect((await receipt(body, authorization)).statusCode).toBe(403);
    expect(await mailing.figures()).toMatchObject({ accepted: 1, bounced: 0 });
    the(Configuration).notifyCallbackToken = undefined;
    expect((await receipt(body)).statusCode).toBe(404);
    the(Configuration).notifyCallbackToken = token;
  });
});

const digits = '(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4)';
const numbers = `SELECT a.n + 5 * b.n AS seq FROM ${digits} AS a, ${digits} AS b
  UNION ALL SELECT 25 + a.n + 5 * b.n FROM ${digits} AS a, ${digits} AS b`;
