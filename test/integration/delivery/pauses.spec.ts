import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { SendingControl, SendingForecast } from '../../../src/features/delivery/index.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { DeliveryWatchdog } from '../../../src/features/delivery/jobs/delivery-watchdog.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { AMailing } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext, freshRedis } from '../../support/test-app.js';

describe('a paused scope', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let control: SendingControl;
  let database: Database;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    control = context.get(SendingControl, { strict: false });
    database = context.get(Database);
  });
  beforeEach(() => {
    sink.forget();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const taken = async (messages: number) => {
    while (sink.taken.length < messages) await sleep(2);
  };

  it('finishes what is in hand and no more, and goes on with nobody skipped and nobody twice', async () => {
    await mailing.intend(900);
    sink.faults.delay = 5;
    const sending = mailing.send();
    await taken(60);
    expect(await control.pause(mailing.scope, 'asked')).toBe(true);
    const before = sink.taken.length;
    await sending;
    // Two batches of four lanes with ten messages each.
    expect(sink.taken.length).toBeLessThanOrEqual(before + 80);
    expect(await control.paused(mailing.scope)).toEqual({ reason: 'asked', since: expect.any(Date) });
    const held = sink.taken.length;
    await freshRedis();
    await mailing.send();
    expect(sink.taken.length).toBe(held);
    expect(await mailing.figures()).toMatchObject({ intended: 900, accepted: held, open: 900 - held });
    expect(await control.resume(mailing.scope)).toBe(true);
    await mailing.send();
    expect([sink.taken.length, sink.copies().size]).toEqual([900, 900]);
    expect(await mailing.figures()).toMatchObject({ accepted: 900, open: 0 });
  });

  it('can be paused and resumed over and over', async () => {
    await mailing.intend(1_200);
    sink.faults.delay = 1;
    let going = true;
    const sending = (async () => {
      while (going) await mailing.send();
    })();
    for (let times = 0; times < 12; times += 1) {
      await control.pause(mailing.scope, 'asked');
      await sleep(10);
      await control.resume(mailing.scope);
      await sleep(30);
    }
    while (!(await mailing.finished())) await sleep(20);
    going = false;
    await sending;
    expect([sink.taken.length, sink.copies().size]).toEqual([1_200, 1_200]);
    expect((await mailing.rows()).every((row) => row['attempts'] === 1)).toBe(true);
  });

  it('is paused once, with its first reason, and leaves other scopes alone', async () => {
    const other = new AMailing(context, `campaign:${(mailings += 1)}`);
    expect(await control.pause(mailing.scope, 'our-content')).toBe(true);
    expect(await control.pause(mailing.scope, 'asked')).toBe(false);
    expect(await control.paused(mailing.scope)).toMatchObject({ reason: 'our-content' });
    await other.intend(5);
    await other.send();
    expect(sink.taken).toHaveLength(5);
    expect(await control.resume(mailing.scope)).toBe(true);
    expect(await control.resume(mailing.scope)).toBe(false);
    expect(await control.paused(mailing.scope)).toBeNull();
  });

  it('holds mailings that are intended meanwhile, and is not reported as stuck', async () => {
    await control.pause(mailing.scope, 'asked');
    await mailing.intend(20);
    await mailing.send();
    await database.execute('UPDATE delivery_batch SET next_due_at = next_due_at - INTERVAL 1 HOUR');
    expect(await context.get(DeliveryWatchdog, { strict: false }).look()).toBe(false);
    expect(sink.taken).toHaveLength(0);
    expect(await context.get(SendingForecast, { strict: false }).of(mailing.scope, 'test-letter')).toEqual({
      outcome: 'paused',
    });
    await control.resume(mailing.scope);
    await mailing.send();
    expect(sink.taken).toHaveLength(20);
  });

  it('holds every batch, whichever of intending and pausing comes first', async () => {
    for (let round = 0; round < 25; round += 1) {
      const one = new AMailing(context, `campaign:${(mailings += 1)}`);
      await Promise.all([one.intend(30), sleep(round % 5).then(() => control.pause(one.scope, 'asked'))]);
      const rows = await database.query<{ held: number }>(
        `SELECT held FROM delivery_batch AS batch JOIN delivery_mailing AS mailing
           ON mailing.id = batch.mailing_id AND mailing.scope = ?`,
        [one.scope],
      );
      expect(rows.map(({ held }) => held)).toEqual([1]);
      await one.cancel();
    }
  });

  it('can be called off, and is finished then', async () => {
    await mailing.intend(700);
    sink.faults.delay = 5;
    const sending = mailing.send();
    await taken(40);
    await control.pause(mailing.scope, 'asked');
    await sending;
    const sent = sink.taken.length;
    expect(await mailing.cancel()).toBe(700 - sent);
    expect(await mailing.finished()).toBe(true);
    expect(await mailing.figures()).toMatchObject({ accepted: sent, cancelled: 700 - sent, open: 0 });
    expect(await context.get(SendingForecast, { strict: false }).of(mailing.scope, 'test-letter')).toEqual({
      outcome: 'finished',
    });
    await control.resume(mailing.scope);
    await mailing.send();
    expect(sink.taken.length).toBe(sent);
  });
});
