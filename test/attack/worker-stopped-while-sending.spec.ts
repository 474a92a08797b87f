import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { AMailing } from '../support/a-mailing.js';
import { MailSink } from '../support/mail-sink.js';
import { SendingWorkers } from '../support/sending-worker-processes.js';
import { TcpGate } from '../support/tcp-gate.js';
import { aTestContext } from '../support/test-app.js';

const people = 1_000;
/** Jobs of a worker, lanes of a job, messages of a lane. */
const inFlight = 2 * 4 * 10;

// Processes start and leases run out here, which takes its time on a busy machine.
jest.setTimeout(120_000);

describe('workers that stand still, and a Redis that is away', () => {
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
  beforeEach(() => {
    sink.forget();
    sink.faults.delay = 10;
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
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
  const outcomes = async () =>
    (await mailing.rows())
      .filter(({ due_at: dueAt }) => dueAt === null)
      .map(({ batch_id: batch, position, state, attempts, last_reply: reply }) =>
        [batch, position, state, attempts, reply].join(' '),
      );

  it('stopped for longer than its lease and continued, a worker overwrites nothing of who took over', async () => {
    await mailing.intend(people);
    const stopped = await workers.start();
    await taken(150);
    stopped.kill('SIGSTOP');
    await workers.start();
    // What the first one had locked may have to wait for it; everything else goes out without it.
    await taken(people - inFlight);
    await sleep(500);
    const before = await outcomes();
    stopped.kill('SIGCONT');
    await finished();
    await sleep(1_500);
    expect(await outcomes()).toEqual(expect.arrayContaining(before));
    expect(before.length).toBeGreaterThanOrEqual(people - 2 * inFlight);
    expect(sink.copies().size).toBe(people);
    expect(sink.taken.length - people).toBeLessThanOrEqual(inFlight);
    for (const copies of sink.copies().values()) expect(new Set(copies.map(({ raw }) => raw)).size).toBe(1);
    expect(await mailing.figures()).toMatchObject({ intended: people, accepted: people, open: 0 });
  });

  it('all of them stopped for longer than the lease, as in a machine that sleeps: nobody is left out', async () => {
    await mailing.intend(people);
    const both = await Promise.all([workers.start(), workers.start()]);
    await taken(200);
    for (const worker of both) worker.kill('SIGSTOP');
    await sleep(6_000);
    for (const worker of both) worker.kill('SIGCONT');
    await finished();
    expect(sink.copies().size).toBe(people);
    expect(sink.taken.length - people).toBeLessThanOrEqual(2 * inFlight);
    expect(await mailing.figures()).toMatchObject({ accepted: people, open: 0 });
  });

  it('Redis away: what is in hand goes on, and when it is back so does the rest, without a second copy', async () => {
    const [inHand, all] = [1_000, 1_600];
    await mailing.intend(all);
    const url = new URL(process.env['REDIS_URL']!);
    const gate = await new TcpGate({ host: url.hostname, port: Number(url.port) }).open();
    await workers.start({ REDIS_URL: gate.through(url.href) });
    await taken(100);
    await gate.close();
    await taken(inHand);
    await sleep(3_000);
    expect(sink.taken).toHaveLength(inHand);
    await gate.open();
    await finished();
    await gate.close();
    expect(sink.taken).toHaveLength(all);
    expect(await mailing.figures()).toMatchObject({ accepted: all, open: 0 });
  });
});
