import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Log } from '../../../platform/logging/log.js';
import { BatchLeasesStore } from '../batch-leases.store.js';
import { PermitsStore } from '../permits.store.js';
import { CurrentPace } from './current-pace.js';

const every = 30_000;
const patience = 60;

/**
 * Says so when emails are due and no worker takes any: the queue is away, or nobody runs it. What waits for its hours,
 * for the next day, for its turn or because it is paused is not stuck.
 */
@Injectable()
export class DeliveryWatchdog implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly leases: BatchLeasesStore,
    private readonly permits: PermitsStore,
    private readonly current: CurrentPace,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), every);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<boolean> {
    const stuck = await this.isStuck().catch(() => false);
    if (stuck) this.log.error('delivery.stuck', { seconds: patience });
    return stuck;
  }

  private async isStuck(): Promise<boolean> {
    await this.current.read();
    const background = this.current.isOpen;
    if (!(await this.leases.isStuck(patience, { background }))) return false;
    // Under a low limit a batch may lie untouched for long, while others have their turns.
    return !(await this.permits.hadTurns(patience));
  }
}
