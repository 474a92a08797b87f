import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionFault } from '../../../platform/database/database.js';
import { errorFields } from '../../../platform/logging/error-fields.js';
import { Log } from '../../../platform/logging/log.js';
import type { Lease } from '../batch-leases.store.js';
import { microBatches } from '../rules/batch-plan.js';
import { SendingStore, type OpenBatch } from '../sending.store.js';
import { FencedOut, MicroBatch } from './micro-batch.service.js';
import { Outcomes } from './outcomes.service.js';
import { SendingPace } from './sending-pace.js';

/** About three seconds in all; then the batch goes back. */
const attemptsWithoutDatabase = 5;

/** One leased batch on its way. `stop` may be asked for by anybody and is heard before the next micro-batch. */
export interface Run {
  batch: OpenBatch;
  lease: Lease;
  stop: AbortController;
}

/** Goes through a batch on a few lanes at once, ten messages at a time. */
@Injectable()
export class Lanes {
  constructor(
    private readonly microBatch: MicroBatch,
    private readonly outcomes: Outcomes,
    private readonly sending: SendingStore,
    private readonly pace: SendingPace,
    private readonly log: Log,
  ) {}

  async go(run: Run, mayGoOn: () => boolean): Promise<void> {
    const left = microBatches(run.batch.positions);
    const lane = async () => {
      while (left.length > 0 && !run.stop.signal.aborted && mayGoOn()) await this.step(run, left.shift()!);
    };
    await Promise.all(Array.from({ length: this.pace.lanes }, lane));
  }

  private async step(run: Run, positions: readonly number[], attempt = 1): Promise<void> {
    try {
      const attempted = await this.microBatch.send(run.batch, positions, run.lease, this.pace);
      await this.outcomes.write(run.batch.id, attempted);
    } catch (error) {
      this.log.warn('delivery.step-failed', {
        batch: run.batch.id,
        messages: positions.length,
        ...errorFields(error),
      });
      if (error instanceof FencedOut) run.stop.abort();
      else if (isConnectionFault(error)) await this.withoutDatabase(run, positions, attempt);
      else await this.withoutOwner(run, positions);
    }
  }

  /** What is not marked as being sent stays due whatever happens here. */
  private async withoutDatabase(run: Run, positions: readonly number[], attempt: number): Promise<void> {
    if (attempt === attemptsWithoutDatabase) return run.stop.abort();
    await sleep(100 * 2 ** attempt);
    if (!run.stop.signal.aborted) await this.step(run, positions, attempt + 1);
  }

  /** Each recipient stands alone: where ten fail together, each is tried by itself, and one that fails waits. */
  private async withoutOwner(run: Run, positions: readonly number[]): Promise<void> {
    if (positions.length === 1) {
      await this.sending
        .putOff(run.batch.id, positions[0]!, this.pace.putOffSeconds)
        .catch(() => run.stop.abort());
      return;
    }
    for (const position of positions) {
      if (!run.stop.signal.aborted) await this.step(run, [position]);
    }
  }
}
