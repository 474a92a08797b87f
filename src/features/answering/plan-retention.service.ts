import { Injectable } from '@nestjs/common';
import { Audit, theSystem } from '../audit/index.js';
import { Database } from '../../platform/database/database.js';
import { PlansStore } from './plans.store.js';

/** A year later people compare with their next result; half a year more is for those who come late to it. */
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
    if (!(await this.isOver(campaignId))) return false;
    while (await this.forgetSome(campaignId));
    return true;
  }

  /** The last ones go together with the entry that says so. @returns whether there are more */
  private forgetSome(campaignId: number): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.plans.removeSome(campaignId);
      if (await this.isOver(campaignId)) return true;
      const detail = { months: planMonths };
      const subject = `campaign:${campaignId}`;
      await this.audit.record({ actor: theSystem, action: 'plans.forget', subject, detail });
      return false;
    });
  }

  private async isOver(campaignId: number): Promise<boolean> {
    return (await this.plans.campaignsClosedBefore(planMonths, 1, campaignId)).length > 0;
  }
}
