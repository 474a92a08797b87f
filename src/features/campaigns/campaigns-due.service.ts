import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { CampaignsStore } from './campaigns.store.js';
import { dayOf } from './rules/campaign-dates.js';

/** What waits for a worker. */
@Injectable()
export class CampaignsDue {
  constructor(
    private readonly store: CampaignsStore,
    private readonly clock: Clock,
  ) {}

  /** Launches that HR asked for and whose first day has come. */
  async launches(limit: number): Promise<number[]> {
    return this.store.idsToLaunch(dayOf(this.clock.now()), limit);
  }

  /** Closings that HR asked for, and open campaigns whose last day is over. */
  async closings(limit: number): Promise<number[]> {
    const asked = await this.store.idsIn('closing', limit);
    const over = await this.store.idsToClose(dayOf(this.clock.now()), limit);
    return [...asked, ...over].slice(0, limit);
  }
}
