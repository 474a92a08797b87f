import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Random } from '../../../platform/random.js';
import { MeterStore } from '../meter.store.js';
import { PermitsStore } from '../permits.store.js';

const every = 5_000;
const tidiedEvery = 3_600_000;

/** How many messages this process sends and how long it is at it; written every few seconds, for forecasts. */
@Injectable()
export class SendingMeter implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: string;
  private timer?: NodeJS.Timeout;
  private messages = 0;
  private busy = 0;
  private underWay = 0;
  private since = 0;
  private tidied = 0;

  constructor(
    private readonly store: MeterStore,
    private readonly permits: PermitsStore,
    random: Random,
  ) {
    this.worker = random.uuid();
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.write().catch(() => undefined), every);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.write().catch(() => undefined);
  }

  /** Lanes side by side count once. @param work returns how many messages it tried */
  async during(work: () => Promise<number>): Promise<number> {
    if (this.underWay === 0) this.since = performance.now();
    this.underWay += 1;
    try {
      const tried = await work();
      this.messages += tried;
      return tried;
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) this.busy += performance.now() - this.since;
    }
  }

  async write(): Promise<void> {
    await this.keep();
    const now = performance.now();
    if (this.tidied > 0 && now - this.tidied < tidiedEvery) return;
    this.tidied = now;
    await this.store.forgetOld();
    await this.permits.forgetDomains();
  }

  /** Time in which nothing was finished counts with the message that is: a slow server must not look fast. */
  private async keep(): Promise<void> {
    const now = performance.now();
    if (this.underWay > 0) {
      this.busy += now - this.since;
      this.since = now;
    }
    const { messages, busy } = this;
    if (messages === 0) return;
    const kept = await this.store.add(this.worker, messages, Math.round(busy)).then(
      () => true,
      () => false,
    );
    if (!kept) return;
    this.messages -= messages;
    this.busy -= busy;
  }
}
