import { Injectable } from '@nestjs/common';
import { BatchLeasesStore } from '../batch-leases.store.js';
import { everybody, PermitsStore, type Permit } from '../permits.store.js';
import { microBatches } from '../rules/batch-plan.js';
import { gapUnder, isLimited, limitOfDomain, type Pace } from '../rules/pace.js';
import type { OpenBatch } from '../sending.store.js';
import { CurrentPace } from './current-pace.js';
import { LimitedTurns } from './limited-turns.js';
import type { RunTurns } from './run-turns.js';

/** Gives out turns under the limits of the organisation. Without limits nobody is asked. */
@Injectable()
export class Turns {
  /** Until then nobody of this process need ask for the bucket again; by a clock that never jumps. */
  private readonly closedUntil = new Map<string, number>();
  private asking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly permits: PermitsStore,
    private readonly leases: BatchLeasesStore,
    private readonly current: CurrentPace,
  ) {}

  of(batch: OpenBatch, pace: Pace): RunTurns {
    if (!isLimited(pace)) return unlimited(batch.positions);
    if (batch.mailing.single) return this.atOnce(batch, pace);
    return new LimitedTurns(batch, pace, {
      ask: (bucket, messages) => this.ask(pace, bucket, messages),
      giveBack: (messages) => this.giveBack(pace, messages),
      othersWait: async () => (await this.leases.due(1, { urgent: false, background: true })).length > 0,
    });
  }

  /** One after the other, so that of many lanes one hears "later" from the database and the others from here. */
  private ask(pace: Pace, bucket: string, messages: number): Promise<Permit> {
    const answer = this.asking.then(async (): Promise<Permit> => {
      const wait = (this.closedUntil.get(bucket) ?? 0) - performance.now();
      if (wait > 0) return { outcome: 'later', waitMilliseconds: wait };
      const permit = await this.permits.take(bucket, this.wanted(pace, bucket, messages));
      if (permit.outcome === 'later')
        this.closedUntil.set(bucket, performance.now() + Math.min(permit.waitMilliseconds, longestMemory));
      if (permit.outcome === 'day-used' && permit.left <= 0) this.current.dayIsUsedUp();
      return permit;
    });
    this.asking = answer.catch(() => undefined);
    return answer;
  }

  private wanted(pace: Pace, bucket: string, messages: number) {
    const limit = bucket === everybody ? pace.perMinute : limitOfDomain(pace, bucket);
    return {
      messages,
      gap: limit === null ? 0 : gapUnder(limit),
      perDay: bucket === everybody ? pace.perDay : null,
      day: this.current.today(),
    };
  }

  private async giveBack(pace: Pace, messages: number): Promise<void> {
    if (messages > 0 && pace.perDay !== null)
      await this.permits.giveBack(messages, this.current.today()).catch(() => undefined);
  }

  /** Somebody waits for these: they only count. */
  private atOnce(batch: OpenBatch, pace: Pace): RunTurns {
    const domainOf = new Map(batch.positions.map((position, at) => [position, batch.domains[at]!]));
    const count = async (bucket: string) =>
      this.permits.count(bucket, this.wanted(pace, bucket, 1)).catch(() => undefined);
    return {
      ...unlimited(batch.positions),
      went: async (positions, sent) => {
        for (const position of positions.slice(0, sent)) {
          const domain = domainOf.get(position)!;
          if (pace.perMinute !== null || pace.perDay !== null) await count(everybody);
          if (domain !== '' && limitOfDomain(pace, domain) !== null) await count(domain);
        }
      },
    };
  }
}

/** A limit that was changed meanwhile is asked about again after so many milliseconds. */
const longestMemory = 2_000;

function unlimited(positions: readonly number[]): RunTurns {
  const left = microBatches(positions);
  return { next: async () => left.shift() ?? null, went: async () => undefined, restSeconds: 0 };
}
