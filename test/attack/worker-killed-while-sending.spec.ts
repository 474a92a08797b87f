import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { inProject } from '../../src/platform/project-root.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { RedisConnection } from '../../src/platform/queue/redis.js';
import { AMailing } from '../support/a-mailing.js';
import { MailSink } from '../support/mail-sink.js';
import { aTestContext } from '../support/test-app.js';
import { Database } from '../../src/platform/database/database.js';

const people = 1_500;
/** Jobs of a worker, lanes of a job, messages of a lane. */
const inFlight = 2 * 4 * 10;

// Processes start and leases run out here, which takes its time on a busy machine.
jest.setTimeout(180_000);

describe('workers that die, and services that forget', () => {
  const sink = new MailSink();
  const workers: ChildProcess[] = [];
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
  afterEach(async () => {
    for (const worker of workers.splice(0)) await kill(worker);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  async function startWorker(): Promise<ChildProcess> {
    const worker = fork(inProject('test/support/sending-worker.ts'), {
      execArgv: ['--import', inProject('test/support/run-typescript.mjs')],
      env: process.env,
    });
    workers.push(worker);
    await once(worker, 'message');
    return worker;
  }

  async function kill(worker: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = once(worker, 'exit');
    worker.kill(signal);
    await gone;
  }

  const taken = async (messages: number) => {
    while (sink.taken.length < messages) await sleep(5);
  };
  const finished = async () => {
    while (!(await mailing.finished())) await sleep(100);
  };
  const duplicates = () => sink.taken.length - sink.copies().size;

  it('SIGKILL in the middle: everybody has the message, and only what was in flight comes twice', async () => {
    await kill(await startWorker().then((worker) => taken(300).then(() => worker)));
    await startWorker();
    await taken(900);
    await kill(workers[1]!);
    await startWorker();
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
    await Promise.all([startWorker(), startWorker()]);
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
    const worker = await startWorker();
    await taken(200);
    await kill(worker, 'SIGTERM');
    const sending = (await mailing.rows()).filter(({ state }) => state === 'sending');
    expect(sending).toHaveLength(0);
    await startWorker();
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
