import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ledger, SendingControl } from '../../../src/features/delivery/index.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { RedisConnection } from '../../../src/platform/queue/redis.js';
import { AMailing } from '../../support/a-mailing.js';
import { Arrivals, setPace } from '../../support/a-pace.js';
import { MailSink } from '../../support/mail-sink.js';
import { SendingWorkers } from '../../support/sending-worker-processes.js';
import { aTestContext } from '../../support/test-app.js';

// Processes start here, and a limit needs time to be seen.
jest.setTimeout(120_000);

describe('two worker processes with two jobs of four lanes each', () => {
  const sink = new MailSink();
  const workers = new SendingWorkers();
  let context: TestingModule;
  let arrivals: Arrivals;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
  });
  beforeEach(() => {
    sink.forget();
    arrivals = new Arrivals(sink);
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterEach(async () => {
    await workers.killAll();
    // What they had handed over may still arrive.
    sink.faults.delay = 0;
    while (sink.connections > 0) await sleep(20);
    await sleep(200);
    await context.get(SendingControl, { strict: false }).resume(mailing.scope);
    // What a killed worker had in hand is for no later test.
    await context.get(Database).execute('UPDATE delivery_message SET due_at = NULL WHERE due_at IS NOT NULL');
    await context.get(Database).execute('UPDATE delivery_batch SET next_due_at = NULL');
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const start = async () => {
    await Promise.all([workers.start(), workers.start()]);
  };
  const taken = async (messages: number) => {
    while (sink.taken.length < messages) await sleep(5);
  };
  /** Waits until nothing more comes for a while: what was in hand is gone. @returns how many came */
  const quiet = async () => {
    for (let before = -1; before !== sink.taken.length; await sleep(2_000)) before = sink.taken.length;
    return sink.taken.length;
  };
  const finished = async () => {
    while (!(await mailing.finished())) await sleep(50);
  };

  it('keep to one limit a minute together, and spread it', async () => {
    await setPace(context, { perMinute: 600 });
    await mailing.intend(1_500);
    await start();
    await taken(1);
    await sleep(14_000);
    // Ten a second, in groups of ten; on a busy machine groups may arrive together.
    expect(arrivals.most(1_000)).toBeLessThanOrEqual(40);
    expect(arrivals.most(5_000)).toBeLessThanOrEqual(60);
    expect(sink.taken.length).toBeLessThanOrEqual(150);
    expect(sink.taken.length).toBeGreaterThan(60);
  });

  it('follow a change within seconds, without a restart', async () => {
    await setPace(context, { perMinute: 60 });
    await mailing.intend(1_200);
    await start();
    await taken(3);
    const slow = sink.taken.length;
    const changed = performance.now();
    await setPace(context, {});
    await finished();
    expect(slow).toBeLessThan(10);
    expect(performance.now() - changed).toBeLessThan(60_000);
    expect([sink.taken.length, sink.copies().size]).toEqual([1_200, 1_200]);
  });

  it('lose neither limit nor pause when Redis forgets everything', async () => {
    const redis = context.get(RedisConnection).client;
    await setPace(context, { perMinute: 600 });
    await mailing.intend(1_000);
    await start();
    await taken(20);
    await redis.flushdb();
    await sleep(4_000);
    expect(arrivals.most(1_000)).toBeLessThanOrEqual(40);
    await context.get(SendingControl, { strict: false }).pause(mailing.scope, 'asked');
    const before = await quiet();
    await redis.flushdb();
    await sleep(2_500);
    expect(sink.taken.length).toBe(before);
    await setPace(context, {});
    await context.get(SendingControl, { strict: false }).resume(mailing.scope);
    await finished();
    expect([sink.taken.length, sink.copies().size]).toEqual([1_000, 1_000]);
  });

  it('send what somebody waits for past a mailing to many, limits or none', async () => {
    sink.faults.delay = 100;
    await setPace(context, { perMinute: 600 });
    await mailing.intend(2_000);
    await start();
    await taken(20);
    const asked = performance.now();
    const intent = { scope: 'account:1', kind: 'test-letter', sequence: 0, recipientId: 1 };
    await context
      .get(Ledger, { strict: false })
      .intendOne({ ...intent, address: 'waiting@northmoor.example' });
    while (!arrivals.times.some(({ to }) => to.startsWith('waiting'))) await sleep(20);
    expect(performance.now() - asked).toBeLessThan(20_000);
    await setPace(context, {});
  });

  it('use as many connections as the settings say, more or fewer', async () => {
    sink.faults.delay = 20;
    await setPace(context, { connections: 2 });
    await mailing.intend(4_000);
    await start();
    await taken(100);
    expect(sink.connections).toBeLessThanOrEqual(4);
    await setPace(context, { connections: 6 });
    while (sink.connections <= 6) await sleep(50);
    await setPace(context, { connections: 1 });
    while (sink.connections > 2) await sleep(50);
    // It was the setting, and not the end of the mailing.
    expect(await mailing.finished()).toBe(false);
    await setPace(context, {});
    await finished();
    expect([sink.taken.length, sink.copies().size]).toEqual([4_000, 4_000]);
  });
});
