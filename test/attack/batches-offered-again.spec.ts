import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchSending } from '../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { Database } from '../../src/platform/database/database.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { AMailing } from '../support/a-mailing.js';
import { MailSink } from '../support/mail-sink.js';
import { SendingWorkers } from '../support/sending-worker-processes.js';
import { aTestContext, freshRedis } from '../support/test-app.js';

const people = 300;
const peopleNext = 20;
const prefix = '{soundings}';

jest.setTimeout(90_000);

describe('batches that are offered to the queue', () => {
  const sink = new MailSink();
  const workers = new SendingWorkers();
  let context: TestingModule;
  let mailing: AMailing;
  let batches: BatchSending;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    batches = context.get(BatchSending);
  });
  beforeEach(async () => {
    sink.forget();
    await freshRedis();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
    await mailing.intend(people);
  });
  afterEach(() => workers.killAll());
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const finished = async () => {
    while (!(await mailing.finished())) await sleep(50);
  };

  /** Takes the batch's job out of the queue as a worker does, and is never heard of again. */
  async function diesWithTheJob(): Promise<string> {
    const connection = new Redis(process.env['REDIS_URL']!, { maxRetriesPerRequest: null });
    const queue = new Queue('mail', { connection, prefix, skipVersionCheck: true });
    const [due] = await batches.due(1);
    const jobId = `delivery.batch.${due!.id}`;
    await queue.add('delivery.batch', due!.data, { jobId, removeOnComplete: true, removeOnFail: true });
    const worker = new Worker('mail', null, { connection, prefix, skipVersionCheck: true });
    const job = await worker.getNextJob('a token of the dead');
    await worker.close(true);
    connection.disconnect();
    return String(job!.id);
  }

  it('a job that died before it took its lease stands in the way of nobody', async () => {
    const jobId = await diesWithTheJob();
    const next = new AMailing(context, `campaign:${(mailings += 1)}`);
    await next.intend(peopleNext);
    await workers.start();
    while (!(await next.finished())) await sleep(50);
    await sleep(1_000);
    // The dead job still has the id of the offer, so no worker hears of the batch while others go out.
    expect(sink.taken).toHaveLength(peopleNext);
    // In one transaction, so that the worker can't take the batch in between.
    const [again] = await context.get(Database).transaction(async () => {
      await context
        .get(Database)
        .execute('UPDATE delivery_batch SET next_due_at = next_due_at - INTERVAL 90 SECOND');
      return batches.due(1);
    });
    expect(`delivery.batch.${again!.id}`).not.toBe(jobId);
    await finished();
    expect(sink.taken).toHaveLength(people + peopleNext);
  });

  it('two dispatchers that see the same batch due at the same time: one takes it', async () => {
    const signal = new AbortController().signal;
    const [first, second] = await Promise.all([batches.due(50), batches.due(50)]);
    expect(second).toEqual(first);
    const { batchId } = first[0]!.data;
    const runs = await Promise.all(Array.from({ length: 6 }, () => batches.run(batchId, signal)));
    expect(runs.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(runs.filter(({ outcome }) => outcome === 'skipped')).toHaveLength(5);
    expect(sink.taken).toHaveLength(people);
  });

  it('two workers with dispatchers of their own and an emptied queue in between: one message each', async () => {
    sink.faults.delay = 20;
    await Promise.all([workers.start(), workers.start()]);
    for (const messages of [50, 120, 200]) {
      while (sink.taken.length < messages) await sleep(5);
      await freshRedis();
    }
    await finished();
    expect(sink.taken).toHaveLength(people);
    expect(await mailing.figures()).toMatchObject({ intended: people, accepted: people, open: 0 });
  });
});
