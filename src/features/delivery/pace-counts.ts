import { Injectable } from '@nestjs/common';
import { MeterStore } from './meter.store.js';
import { PermitsStore } from './permits.store.js';

/** What the limits have seen so far, when they change. */
@Injectable()
export class PaceCounts {
  constructor(
    private readonly meter: MeterStore,
    private readonly permits: PermitsStore,
  ) {}

  forgetTurns(): Promise<void> {
    return this.permits.forgetTurns();
  }

  /** A day that had no limit so far begins with what was sent of it. */
  async startDay(day: string, midnight: Date): Promise<void> {
    await this.permits.startDay(day, await this.meter.since(midnight));
  }
}
