import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../audit/index.js';
import { momentOf, onTheWall } from '../../shared/london-time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { PaceCounts } from './pace-counts.js';
import { PaceStore } from './pace.store.js';
import { faultsOfPace, type Pace, type PaceFault } from './rules/pace.js';

export type PaceOutcome = { outcome: 'kept' } | { outcome: 'faulty'; faults: PaceFault[] };

/** How fast and when emails go out. Workers read it again within seconds. */
@Injectable()
export class PaceSettings {
  constructor(
    private readonly database: Database,
    private readonly store: PaceStore,
    private readonly counts: PaceCounts,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  read(): Promise<Pace> {
    return this.store.read();
  }

  async change(pace: Pace, actor: Actor): Promise<PaceOutcome> {
    const faults = faultsOfPace(pace);
    if (faults.length > 0) return { outcome: 'faulty', faults };
    await this.database.transaction(async () => {
      await this.store.lock();
      const before = await this.store.read();
      await this.store.write(pace);
      await this.startCounting(before, pace);
      await this.audit.record({
        actor,
        action: 'sending.change-pace',
        subject: 'sending',
        detail: { before, after: pace },
      });
    });
    return { outcome: 'kept' };
  }

  private async startCounting(before: Pace, after: Pace): Promise<void> {
    await this.counts.forgetTurns();
    if (before.perDay !== null || after.perDay === null) return;
    const { day } = onTheWall(this.clock.now());
    await this.counts.startDay(day, momentOf(day, 0));
  }
}
