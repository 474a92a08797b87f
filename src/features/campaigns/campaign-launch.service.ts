import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { CampaignPreflight } from './campaign-preflight.service.js';
import { Campaigns } from './campaigns.service.js';
import { CampaignsStore } from './campaigns.store.js';
import { mayLaunch, needsReason, type PreflightItem } from './rules/preflight.js';

export interface LaunchConfirmation {
  /** Why it is launched although something is missing; '' where nothing is. */
  reason: string;
  /** Never used for appraisal, capability, pay, redundancy or selection; voluntary, in paid time. */
  purposeLimitConfirmed: boolean;
}

export type LaunchRequestOutcome =
  | { outcome: 'launching' }
  | { outcome: 'blocked'; items: PreflightItem[] }
  | { outcome: 'reason-needed'; items: PreflightItem[] }
  | { outcome: 'purpose-limit-not-confirmed' }
  | { outcome: 'not-a-draft' };

/** HR's side of a launch: everything is looked at once more, then a worker is left to do it. */
@Injectable()
export class CampaignLaunch {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly store: CampaignsStore,
    private readonly preflight: CampaignPreflight,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Throws NotFound. */
  async request(id: number, confirmed: LaunchConfirmation, actor: Actor): Promise<LaunchRequestOutcome> {
    const { items } = await this.preflight.of(id);
    const refused = refusal(items, confirmed);
    if (refused) return refused;
    return this.database.transaction(async () => {
      const { packVersionId, k } = await this.campaigns.lock(id);
      if (!(await this.campaigns.move(id, 'launching'))) return { outcome: 'not-a-draft' };
      const reason = confirmed.reason.trim() || null;
      await this.store.updateLaunch(id, { reason, problem: null });
      const missing = items.filter(({ verdict }) => verdict === 'missing').map(({ key }) => key);
      const detail = { packVersionId, k, missing, reason, purposeLimitConfirmed: true };
      await this.audit.record({ actor, action: 'campaign.launch', subject: `campaign:${id}`, detail });
      return { outcome: 'launching' };
    });
  }

  /** Calls off a launch that waits for its first day. False where a worker was quicker. */
  async withdraw(id: number, actor: Actor): Promise<boolean> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(id);
      if (state !== 'launching' || !(await this.campaigns.move(id, 'draft'))) return false;
      await this.audit.record({ actor, action: 'campaign.withdraw-launch', subject: `campaign:${id}` });
      return true;
    });
  }
}

function refusal(items: PreflightItem[], confirmed: LaunchConfirmation): LaunchRequestOutcome | null {
  if (!mayLaunch(items)) {
    return { outcome: 'blocked', items: items.filter(({ verdict }) => verdict === 'blocked') };
  }
  if (needsReason(items) && confirmed.reason.trim() === '') {
    return { outcome: 'reason-needed', items: items.filter(({ verdict }) => verdict === 'missing') };
  }
  return confirmed.purposeLimitConfirmed ? null : { outcome: 'purpose-limit-not-confirmed' };
}
