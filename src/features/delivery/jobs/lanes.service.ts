import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionFault } from '../../../platform/database/database.js';
import { errorFields } from '../../../platform/logging/error-fields.js';
import { Log } from '../../../platform/logging/log.js';
import type { Lease } from '../batch-leases.store.js';
import type { OpenBatch } from '../sending.store.js';
import { FencedOut, MicroBatch } from './micro-batch.service.js';
import { Outcomes } from './outcomes.service.js';
import type { MayGoOn, RunTurns } from './run-turns.js';
import { SendingMeter } from './sending-meter.js';
import { SendingPace } from './sending-pace.js';

/** About three seconds in all; then the batch goes back. */
const attemptsWithoutDatabase = 5;

/** One leased batch on its way. `stop` may be asked for by anybody and is heard before the next micro-batch. */
export interface Run {
  batch: OpenBatch;
  lease: Lease;
  turns: RunTurns;
  stop: AbortController;
}

/** Goes through a batch on a few lanes at once, ten messages at a time. */
@Injectable()
export class Lanes {
  constructor(
    private readonly microBatch: MicroBatch,
    private readonly outcomes: Outcomes,
    private readonly meter: SendingMeter,
    private readonly pace: SendingPace,
    private readonly log: Log,
  ) {}

  async go(run: Run, mayGoOn: MayGoOn): Promise<void> {
    const mayStill = async () => !run.stop.signal.aborted && (await mayGoOn());
    const lane = async () => {
      while (await mayStill()) {
        const positions = await run.turns.next(mayStill);
        if (!positions) return;
        const sent = await this.meter.during(() => this.step(run, positions));
        await run.turns.went(positions, sent);
      }
    };
    // A batch goes back only when no lane has a message of it on the wire any more.
    const lanes = Array.from({ length: this.pace.lanes }, () =>
      lane().catch((error: Error) => {
        run.stop.abort();
        throw error;
      }),
    );
    const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }

  /** @returns how many messages were tried, whatever came of them */
  private async step(run: Run, positions: readonly number[], attempt = 1): Promise<number> {
    try {
      const attempted = await this.microBatch.send(run.batch, positions, run.lease, this.pace);
      await this.outcomes.write(run.batch.id, attempted);
      return attempted.length;
    } catch (error) {
      this.log.warn('delivery.step-failed', {
        batch: run.batch.id,
        messages: positions.length,
        ...errorFields(error),
      });
      if (error instanceof FencedOut) run.stop.abort();
      else if (isConnectionFault(error)) return this.withoutDatabase(run, positions, attempt);
      else return this.withoutOwner(run, positions);
      return 0;
    }
  }

  /** What is not marked as being sent stays due whatever happens here. */
  private async withoutDatabase(run: Run, positions: readonly number[], attempt: number): Promise<number> {
    if (attempt === attemptsWithoutDatabase) run.stop.abort();
    else await sleep(100 * 2 ** attempt);
    return run.stop.signal.aborted ? 0 : this.step(run, positions, attempt + 1);
  }

  /** Each recipient stands alone: where ten fail together, each is tried by itself, and one that fails waits. */
  private async withoutOwner(run: Run, positions: readonly number[]): Promise<number> {
    if (positions.length === 1) {
      await this.microBatch.putOff(run.batch, positions[0]!, this.pace).catch(() => run.stop.abort());
      return 0;
    }
    let tried = 0;
    for (const position of positions) {
      if (!run.stop.signal.aborted) tried += await this.step(run, [position]);
    }
    return tried;
  }
}
