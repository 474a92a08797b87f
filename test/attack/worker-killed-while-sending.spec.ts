import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { RedisConnection } from '../../src/platform/queue/redis.js';
import { AMailing } from '../support/a-mailing.js';
import { MailSink } from '../support/mail-sink.js';
import { SendingWorkers } from '../support/sending-worker-processes.js';
import { aTestContext } from '../support/test-app.js';
import { Database } from '../../src/platform/database/database.js';

const people = 1_500;
/** Jobs of a worker, lanes of a job, messages of a lane. */
const inFlight = 2 * 4 * 10;

// Processes start and leases run out here, which takes its time on a busy machine.
jest.setTimeout(180_000);

describe('workers that die, and services that forget', () => {
  const sink = new MailSink();
  const workers = new SendingWorkers();
  let context: TestingModule;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
  });
  beforeEach(async () => {
    sink.forget();
    sink.faults.delay = 2;
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
    await mailing.intend(people);
  });
  afterEach(() => workers.killAll());
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const taken = async (messages: number) => {
    while (sink.taken.length < messages) await sleep(5);
  };
  const finished = async () => {
    while (!(await mailing.finished())) await sleep(100);
  };
  const duplicates = () => sink.taken.length - sink.copies().size;

  it('SIGKILL in the middle: everybody has the message, and only what was in flight comes twice', async () => {
    for (const moment of [300, 900]) {
      const worker = await workers.start();
      await taken(moment);
      await workers.kill(worker);
    }
    await workers.start();
    await finished();
    expect(sink.copies().size).toBe(people);
    expect(duplicates()).toBeLessThanOrEqual(2 * inFlight);
    for (const copies of sink.copies().values()) {
      expect(new Set(copies.map(({ raw }) => raw)).size).toBe(1);
    }
    expect(await mailing.figures()).toMatchObject({ intended: people, accepted: people, open: 0 });
    const counted = (await mailing.rows()).reduce((sum, row) => sum + Number(row['possible_duplicates']), 0);
    expect(counted).toBeGreaterThanOrEqual(duplicates());
    expect(counted).toBeLessThanOrEqual(2 * inFlight);
  });

  it('two workers at once, a queue that is emptied and database connections that are cut: one message each', async () => {
    await Promise.all([workers.start(), workers.start()]);
    await taken(200);
    await context.get(RedisConnection).client.flushdb();
    await taken(600);
    await cutConnections();
    await finished();
    expect(sink.copies().size).toBe(people);
    expect(duplicates()).toBe(0);
    expect(await mailing.figures()).toMatchObject({ accepted: people, open: 0 });
  });

  it('told to stop, a worker finishes what it has in hand and leaves nothing in doubt', async () => {
    const worker = await workers.start();
    await taken(200);
    await workers.kill(worker, 'SIGTERM');
    const sending = (await mailing.rows()).filter(({ state }) => state === 'sending');
    expect(sending).toHaveLength(0);
    await workers.start();
    await finished();
    expect(sink.taken).toHaveLength(people);
  });

  async function cutConnections(): Promise<void> {
    const database = context.get(Database);
    const connections = await database.query<{ id: number }>(
      `SELECT id FROM information_schema.processlist
       WHERE db = DATABASE() AND id <> CONNECTION_ID() AND user = SUBSTRING_INDEX(CURRENT_USER(), '@', 1)`,
    );
    for (const { id } of connections) await database.query(`KILL ${Number(id)}`).catch(() => undefined);
  }
});
