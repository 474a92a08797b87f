import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { Configuration } from '../config/configuration.js';
import { errorFields } from '../logging/error-fields.js';
import { Log } from '../logging/log.js';
import { JobHandlers, type Registration } from './job-handlers.js';
import { declaredJobs, type JobData, type QueueName } from './job-kind.js';
import { queueConnection } from './redis.js';

const prefix = '{soundings}';
const offerEvery = 500;
const window = 50;
/** Milliseconds for the last words to Redis. */
const farewell = 5_000;
export const concurrency: Record<QueueName, number> = { 'urgent-mail': 1, mail: 2, work: 1 };

/**
 * The worker process: runs what the queues bring, and a plain timer that asks the database what is due and
 * offers it. A job whose id is still in the queue is not added twice; a handler that runs twice finds nothing to do.
 */
@Injectable()
export class WorkerHost implements BeforeApplicationShutdown {
  private connections: Redis[] = [];
  private queues = new Map<QueueName, Queue>();
  private workers: Worker[] = [];
  private timer?: NodeJS.Timeout;
  private offering = Promise.resolve();
  private stopped = false;
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    private readonly configuration: Configuration,
    private readonly handlers: JobHandlers,
    private readonly log: Log,
  ) {}

  /** Throws where a declared job has no handler: better not to start than to leave work undone. */
  start(): void {
    const missing = declaredJobs().filter((kind) => !this.handlers.of(kind.name));
    if (missing.length > 0) throw new Error(`No handler for ${missing.map((kind) => kind.name).join(', ')}`);
    for (const name of Object.keys(concurrency) as QueueName[]) this.open(name);
    this.offerSoon();
  }

  /** What is in hand is finished first. Then BullMQ would wait for Redis for ever, should it be away. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const patience = Promise.allSettled(this.inHand).then(() => sleep(farewell, null, { ref: false }));
    await Promise.race([this.close().catch(() => undefined), patience]);
    for (const connection of this.connections) connection.disconnect();
  }

  private async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await this.offering;
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private open(name: QueueName): void {
    const queue = new Queue(name, { connection: this.connect(), prefix, skipVersionCheck: true });
    // Without a listener BullMQ prints the error itself, past the log.
    queue.on('error', (error) => this.log.warn('queue.error', { queue: name, ...errorFields(error) }));
    this.queues.set(name, queue);
    const worker = new Worker(name, (job, _token, signal) => this.keepInHand(this.run(job, signal)), {
      connection: this.connect(),
      prefix,
      concurrency: concurrency[name],
      maxStalledCount: 0,
      lockDuration: 60_000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      skipVersionCheck: true,
    });
    worker.on('error', (error) => this.log.warn('queue.error', { queue: name, ...errorFields(error) }));
    worker.on('failed', (job, error) =>
      this.log.error('job.failed', { job: job?.name, ...errorFields(error.cause ?? error) }),
    );
    worker.on('lockRenewalFailed', (ids) => ids.forEach((id) => worker.cancelJob(id)));
    this.workers.push(worker);
  }

  private connect(): Redis {
    const connection = queueConnection(this.configuration);
    this.connections.push(connection);
    return connection;
  }

  private keepInHand(work: Promise<void>): Promise<void> {
    this.inHand.add(work);
    return work.finally(() => this.inHand.delete(work));
  }

  private async run(job: Job, signal?: AbortSignal): Promise<void> {
    const registration = this.handlers.of(job.name);
    if (!registration) throw new Error(`No handler for ${job.name}`);
    const result = await registration
      .handler(job.data as JobData, signal ?? new AbortController().signal)
      .catch((cause: unknown) => {
        // BullMQ keeps the message of an error in Redis, and the database quotes values in its own.
        throw new Error('The log says why', { cause });
      });
    this.log.debug('job.finished', { job: job.name, outcome: result.outcome });
  }

  private offerSoon(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.offering = this.offerAll().finally(() => this.offerSoon());
    }, offerEvery);
  }

  private async offerAll(): Promise<void> {
    for (const registration of this.handlers.all()) {
      await this.offer(registration).catch((error: unknown) =>
        this.log.warn('queue.offer-failed', { job: registration.kind.name, ...errorFields(error) }),
      );
    }
  }

  private async offer({ kind, due }: Registration): Promise<void> {
    const queue = this.queues.get(kind.queue);
    const jobs = await due(window);
    if (!queue || jobs.length === 0 || this.stopped) return;
    await queue.addBulk(
      jobs.map((job) => ({
        name: kind.name,
        data: job.data,
        opts: {
          jobId: `${kind.name}.${job.id}`,
          removeOnComplete: true,
          removeOnFail: true,
          attempts: 1,
          ...(job.background && { priority: 1 }),
        },
      })),
    );
  }
}
