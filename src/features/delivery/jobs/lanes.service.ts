import { Injectable } from '@nestjs/common';
import { Log } from '../../../platform/logging/log.js';
import type { Lease } from '../batch-leases.store.js';
import { microBatches } from '../rules/batch-plan.js';
import { SendingStore, type OpenBatch } from '../sending.store.js';
import { FencedOut, MicroBatch } from './micro-batch.service.js';
import { Outcomes } from './outcomes.service.js';
import { SendingPace } from './sending-pace.js';

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

  private async step(run: Run, positions: readonly number[]): Promise<void> {
    try {
      const attempted = await this.microBatch.send(run.batch, positions, run.lease, this.pace);
      await this.outcomes.write(run.batch.id, attempted);
    } catch (error) {
      await this.afterFailure(run, positions, error as Error);
    }
  }

  /** Each recipient stands alone: where ten fail together, each is tried by itself, and one that fails waits. */
  private async afterFailure(run: Run, positions: readonly number[], error: Error): Promise<void> {
    this.log.warn('delivery.step-failed', {
      batch: run.batch.id,
      messages: positions.length,
      error: error.message,
    });
    if (error instanceof FencedOut || !(await this.sending.databaseAnswers())) {
      run.stop.abort();
    } else if (positions.length > 1) {
      for (const position of positions) {
        if (!run.stop.signal.aborted) await this.step(run, [position]);
      }
    } else {
      await this.sending.putOff(run.batch.id, positions[0]!, this.pace.putOffSeconds);
    }
  }
}
