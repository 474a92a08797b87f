import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Log } from '../../../platform/logging/log.js';
import { BatchLeasesStore } from '../batch-leases.store.js';

const every = 30_000;
const patience = 60;

/** Says so when emails are due and no worker takes any: the queue is away, or nobody runs it. */
@Injectable()
export class DeliveryWatchdog implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly leases: BatchLeasesStore,
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
    const stuck = await this.leases.isStuck(patience).catch(() => false);
    if (stuck) this.log.error('delivery.stuck', { seconds: patience });
    return stuck;
  }
}
