import { Injectable } from '@nestjs/common';
import { Audit, theSystem } from '../audit/index.js';
import { Database } from '../../platform/database/database.js';
import { PlansStore } from './plans.store.js';

/** Whole years later people compare with their next result; half a year more is for those who come late to it. */
export const planMonths = 18;

/**
 * Private plans go 18 months after their campaign closed, all of it together: a plan bears no time, so nothing says
 * whose turn it would be, and what is deleted tells nothing about anybody.
 */
@Injectable()
export class PlanRetention {
  constructor(
    private readonly database: Database,
    private readonly plans: PlansStore,
    private readonly audit: Audit,
  ) {}

  /** Closed so long ago, with plans left. */
  campaignsOver(limit: number): Promise<number[]> {
    return this.plans.campaignsClosedBefore(planMonths, limit);
  }

  /** Deletes some thousands at a time; a worker that dies in between is followed by another. @returns whether any went */
  async forget(campaignId: number): Promise<boolean> {
    const [over] = await this.plans.campaignsClosedBefore(planMonths, 1, campaignId);
    if (over === undefined) return false;
    while ((await this.plans.removeSome(campaignId)) > 0);
    await this.database.transaction(() =>
      this.audit.record({
        actor: theSystem,
        action: 'plans.forget',
        subject: `campaign:${campaignId}`,
        detail: { months: planMonths },
      }),
    );
    return true;
  }
}
