import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { Ledger, SendingForecast } from '../../../src/features/delivery/index.js';
import { CurrentPace } from '../../../src/features/delivery/jobs/current-pace.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { DeliveryWatchdog } from '../../../src/features/delivery/jobs/delivery-watchdog.js';
import { SendingMeter } from '../../../src/features/delivery/jobs/sending-meter.js';
import { SendingPace } from '../../../src/features/delivery/jobs/sending-pace.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { AMailing } from '../../support/a-mailing.js';
import { Arrivals, setPace } from '../../support/a-pace.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

const office = { weekdays: [1, 2, 3, 4, 5], opensAt: '08:00', closesAt: '18:00' };

describe('hours, days and domains', () => {
  const sink = new MailSink();
  const clock = { at: '', now: () => new Date(clock.at) };
  let context: TestingModule;
  let database: Database;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    const modules = [QueueModule, DeliveryJobsModule];
    context = await aTestContext(modules, [{ provide: Clock, useValue: clock }]);
    context.get(SendingPace, { strict: false }).paceAgeMilliseconds = 0;
    database = context.get(Database);
  });
  beforeEach(async () => {
    // A Wednesday in working hours.
    clock.at = '2026-11-25T10:00:00Z';
    sink.forget();
    await setPace(context, {});
    await context.get(SendingMeter, { strict: false }).write();
    await database.execute('DELETE FROM delivery_permit');
    await database.execute('DELETE FROM delivery_meter');
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const passwordLink = (recipientId: number) =>
    context.get(Ledger, { strict: false }).intendOne({
      ...{ scope: `account:${recipientId}`, kind: 'test-letter', sequence: mailings },
      ...{ recipientId, address: `somebody${recipientId}@northmoor.example` },
    });
  const forecast = () => context.get(SendingForecast, { strict: false });
  const whoseFirst = (start: string) => sink.taken.filter(({ to }) => to.startsWith(start)).length;

  it('without limits nobody asks for a turn', async () => {
    await setPace(context, office);
    await mailing.intend(200);
    await passwordLink(9);
    await mailing.send();
    expect(sink.taken).toHaveLength(201);
    expect(await database.query('SELECT 1 FROM delivery_permit')).toEqual([]);
  });

  it('closed: nothing goes but what somebody waits for, and all goes when it opens', async () => {
    await setPace(context, office);
    clock.at = '2026-11-25T18:00:00Z';
    await mailing.intend(60);
    await passwordLink(1);
    await mailing.send();
    expect(sink.taken.map(({ to }) => to)).toEqual(['somebody1@northmoor.example']);
    clock.at = '2026-11-26T08:00:00Z';
    await mailing.send();
    expect([whoseFirst('person'), sink.taken.length]).toEqual([60, 61]);
  });

  it('closing in the middle: the messages in hand are finished, the others go the next day', async () => {
    await setPace(context, office);
    await mailing.intend(500);
    sink.faults.delay = 5;
    const sending = mailing.send();
    while (sink.taken.length < 50) await new Promise((resolve) => setTimeout(resolve, 2));
    clock.at = '2026-11-25T18:00:01Z';
    const before = sink.taken.length;
    await sending;
    expect(sink.taken.length).toBeLessThanOrEqual(before + 40);
    expect(await mailing.figures()).toMatchObject({ open: 500 - sink.taken.length });
    clock.at = '2026-11-26T09:00:00Z';
    await mailing.send();
    expect([sink.taken.length, sink.copies().size]).toEqual([500, 500]);
  });

  it.each([
    ['on the Sunday on which clocks go back, twice one in the morning', '2026-10-25T01:30:00Z'],
    ['on a bank holiday of Scotland', '2026-11-30T10:00:00Z'],
    ['on a day that was named', '2026-12-24T10:00:00Z'],
    ['before eight in summer', '2027-07-05T06:59:59Z'],
  ])('closed %s', async (_when, moment) => {
    await setPace(context, { ...office, nation: 'scotland', closedDays: ['2026-12-24'] });
    clock.at = moment;
    await mailing.intend(3);
    await mailing.send();
    expect(sink.taken).toHaveLength(0);
    await mailing.cancel();
  });

  it('a limit of the day is kept to the message, by all batches together, and awaited emails count', async () => {
    await setPace(context, { perDay: 38 });
    await mailing.intend(1_100);
    await passwordLink(2);
    await mailing.send();
    expect([sink.taken.length, whoseFirst('person')]).toEqual([38, 37]);
    await passwordLink(3);
    await mailing.send();
    expect([sink.taken.length, whoseFirst('person')]).toEqual([39, 37]);
    expect(await forecast().now()).toEqual({
      waitsFor: 'day-limit',
      goesOnAt: new Date('2026-11-26T00:00:00Z'),
    });
    clock.at = '2026-11-26T00:00:01Z';
    await mailing.send();
    expect(whoseFirst('person')).toBe(37 + 38);
    await setPace(context, {});
    await mailing.send();
    expect([whoseFirst('person'), sink.copies().size]).toEqual([1_100, 1_102]);
  });

  it('a limit set in the middle of the day begins with what was sent of it', async () => {
    // The meter has the database's clock; this one stands still, so that no midnight comes in between.
    clock.at = new Date().toISOString();
    await mailing.intend(30);
    await mailing.send();
    await context.get(SendingMeter, { strict: false }).write();
    await setPace(context, { perDay: 40 });
    const next = new AMailing(context, `campaign:${(mailings += 1)}`);
    await next.intend(30);
    await next.send();
    expect(sink.taken).toHaveLength(40);
    await next.cancel();
  });

  it('what is called off at the last look takes nothing from the day', async () => {
    await setPace(context, { perDay: 20 });
    const picky = new AMailing(context, `campaign:${(mailings += 1)}`, (row) =>
      row.recipientId <= 100 ? { outcome: 'cancel', reason: 'answered' } : aLetter(row.address!),
    );
    await picky.intend(115);
    await picky.send();
    expect(await picky.figures()).toMatchObject({ accepted: 15, cancelled: 100, open: 0 });
  });

  it('a domain that has had enough holds up nobody else', async () => {
    const arrivals = new Arrivals(sink);
    await setPace(context, { domains: { 'nhs.example': 120 } });
    await mailing.intend(200);
    await database.execute(
      `UPDATE delivery_message SET address = CONCAT('nurse', position, '@NHS.example')
       WHERE position MOD 2 = 0 AND state = 'ready'`,
    );
    const came = (start: string) => arrivals.times.filter(({ to }) => to.startsWith(start));
    const start = performance.now();
    const sending = mailing.send();
    while (came('person').length < 100) await new Promise((resolve) => setTimeout(resolve, 20));
    // All the others, while most of those of the domain still wait.
    expect(came('nurse').length).toBeLessThan(50);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    const nurses = came('nurse');
    const seconds = (performance.now() - start) / 1_000;
    // Two a second, and a first one at once.
    expect(nurses.length).toBeGreaterThan(2);
    expect(nurses.length).toBeLessThanOrEqual(2 * seconds + 3);
    await setPace(context, {});
    await sending;
    await mailing.send();
    expect([sink.taken.length, sink.copies().size]).toEqual([200, 200]);
  });

  it('nobody is told that sending is stuck when it is closed, and everybody when it is', async () => {
    await mailing.intend(5);
    await database.execute(
      'UPDATE delivery_batch SET next_due_at = next_due_at - INTERVAL 1 HOUR, lease_until = NULL',
    );
    const watchdog = context.get(DeliveryWatchdog, { strict: false });
    await setPace(context, office);
    clock.at = '2026-11-25T20:00:00Z';
    expect(await watchdog.look()).toBe(false);
    clock.at = '2026-11-25T12:00:00Z';
    expect(await watchdog.look()).toBe(true);
    await mailing.send();
    expect(await watchdog.look()).toBe(false);
  });

  it('says when it will be finished', async () => {
    await setPace(context, { ...office, perMinute: 60, perDay: 1_000 });
    await mailing.intend(1_500);
    clock.at = '2026-11-25T17:50:00Z';
    // 600 this evening, 900 from eight in the morning.
    expect(await forecast().of(mailing.scope, 'test-letter')).toEqual({
      ...{ outcome: 'finishes', at: new Date('2026-11-26T08:15:00Z'), perMinute: 60 },
      ...{ waitsFor: null, goesOnAt: null },
    });
    await context.get(CurrentPace, { strict: false }).read();
    await mailing.cancel();
    expect(await forecast().of(mailing.scope, 'test-letter')).toEqual({ outcome: 'finished' });
    expect(await mailing.finished()).toBe(true);
  });
});

function aLetter(to: string) {
  const words = { subject: 'Survey', text: 'Survey', html: '<p>Survey</p>' };
  return { outcome: 'send' as const, letter: { to, ...words, language: 'en' as const } };
}
