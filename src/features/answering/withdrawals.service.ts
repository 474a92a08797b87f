import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Campaigns } from '../campaigns/index.js';
import { BallotBoxStore } from './ballot-box.store.js';
import { leaderWithdrawHash, withdrawHash } from './plan-secrets.js';
import { Plans } from './plans.service.js';

export type WithdrawalState = 'possible' | 'withdrawn' | 'too-late';
export type WithdrawOutcome = { outcome: 'withdrawn' | 'too-late' | 'unknown-key' };

/**
 * Taking answers back while the survey is open. Which ballot it is nobody can tell: counting leaves out the one that
 * holds the hash. The person stays "answered", so that withdrawing is seen by nobody either.
 */
@Injectable()
export class Withdrawals {
  constructor(
    private readonly store: BallotBoxStore,
    private readonly plans: Plans,
    private readonly campaigns: Campaigns,
    private readonly database: Database,
  ) {}

  async stateOf(planKey: string, campaignId: number): Promise<WithdrawalState> {
    if (await this.store.isWithdrawn(campaignId, withdrawHash(planKey))) return 'withdrawn';
    return (await this.campaigns.summary(campaignId)).state === 'open' ? 'possible' : 'too-late';
  }

  async create(planKey: string): Promise<WithdrawOutcome> {
    const plan = await this.plans.open(planKey);
    if (!plan) return { outcome: 'unknown-key' };
    return this.database.transaction(async (): Promise<WithdrawOutcome> => {
      const { state } = await this.campaigns.lock(plan.campaignId);
      if (state !== 'open') return { outcome: 'too-late' };
      // Always both: one hash more would say that somebody is a leader.
      await this.store.withdraw(plan.campaignId, [withdrawHash(planKey), leaderWithdrawHash(planKey)]);
      return { outcome: 'withdrawn' };
    });
  }
}
