import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { DueJob, JobOutcome } from '../../../platform/queue/job-handlers.js';
import { BatchLeasesStore, type DueBatch, type Kinds, type Lease } from '../batch-leases.store.js';
import { Lanes, type Run } from './lanes.service.js';
import { OpenBatches } from './open-batches.service.js';
import { SendingGate } from './sending-gate.js';
import { SendingPace } from './sending-pace.js';

/** After so many seconds without a taker a batch is offered under a new id: the job with the old one died in a queue. */
const offeredAgainAfter = 90;

const all: Kinds = { urgent: true, background: true };

/**
 * Sends what is due of a batch while holding its lease. Stops at once when it is fenced out, told to, its hours are
 * over or the mail server is away; what is left stays due in the database and is offered again.
 */
@Injectable()
export class BatchSending implements OnModuleDestroy {
  private readonly drain = new AbortController();

  constructor(
    private readonly leases: BatchLeasesStore,
    private readonly batches: OpenBatches,
    private readonly lanes: Lanes,
    private readonly gate: SendingGate,
    private readonly pace: SendingPace,
  ) {}

  /** Before the queue waits for its jobs, so that they end after the ten in hand. */
  onModuleDestroy(): void {
    this.drain.abort();
  }

  /** Mailings to many are not even looked for while they may not go. */
  async due(limit: number, wanted: Kinds = all): Promise<DueJob<{ batchId: number }>[]> {
    if (this.gate.mailServerAway) return [];
    const background = wanted.background && (await this.gate.isOpen());
    const batches = await this.leases.due(limit, { ...wanted, background });
    return batches.map((batch) => ({ id: offerOf(batch), data: { batchId: batch.id } }));
  }

  async run(batchId: number, signal: AbortSignal): Promise<JobOutcome> {
    if (this.gate.mailServerAway) return { outcome: 'skipped', because: 'the mail server is away' };
    const background = await this.gate.isOpen();
    const lease = await this.leases.take(batchId, { seconds: this.pace.leaseSeconds, background });
    if (!lease) return { outcome: 'skipped', because: 'nothing due, held, or in other hands' };
    const stop = new AbortController();
    const heartbeat = setInterval(() => void this.beat(lease, stop), this.pace.heartbeatMilliseconds);
    let rest = 0;
    try {
      const batch = await this.batches.open(batchId);
      if (batch) rest = await this.send({ batch, lease, stop }, signal);
    } finally {
      clearInterval(heartbeat);
      // Without the database nothing can be given back; the lease runs out by itself.
      await this.leases.release(lease, Math.max(rest, this.gate.secondsAway)).catch(() => undefined);
    }
    return { outcome: 'done' };
  }

  /** @returns seconds for which the batch had better rest */
  private async send(run: Omit<Run, 'turns'>, signal: AbortSignal): Promise<number> {
    const pace = await this.gate.pace();
    const turns = this.gate.turnsOf(run.batch, pace);
    const isOver = this.until(signal);
    await this.lanes.go({ ...run, turns }, async () => !isOver() && this.gate.letsGoOn(run.batch, pace));
    return turns.restSeconds;
  }

  private until(signal: AbortSignal): () => boolean {
    const end = performance.now() + this.pace.longestRunMilliseconds;
    return () => signal.aborted || this.drain.signal.aborted || performance.now() >= end;
  }

  /** While the database does not answer nobody knows; the next micro-batch will find out. */
  private async beat(lease: Lease, stop: AbortController): Promise<void> {
    const ours = await this.leases.keep(lease, this.pace.leaseSeconds).catch(() => true);
    if (!ours) stop.abort();
  }
}

/** A worker that was killed took a lease, so the next offer differs by its epoch and the dead job is not in the way. */
function offerOf({ id, epoch, waiting }: DueBatch): string {
  return `${id}.${epoch}.${Math.floor(Math.max(0, waiting) / offeredAgainAfter)}`;
}
