import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { NotFound } from '../../platform/errors.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import type { Campaign, CampaignSummary, LaunchProblem } from './campaign.js';
import { CampaignsStore } from './campaigns.store.js';
import type { CampaignState } from './rules/campaign-lifecycle.js';

/** Reading campaigns, and moving them from state to state. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly store: CampaignsStore,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(): Promise<CampaignSummary[]> {
    return this.store.list();
  }

  /** With its frozen pack, which is large: whoever needs one figure takes `summary`. Throws NotFound. */
  async byId(id: number): Promise<Campaign> {
    return found(await this.store.byId(id));
  }

  /** Everything but the pack. Throws NotFound. */
  async summary(id: number): Promise<CampaignSummary> {
    return found(await this.store.summary(id));
  }

  /** Locks the campaign until the caller's transaction ends. Throws NotFound. */
  async lock(id: number): Promise<CampaignSummary> {
    return found(await this.store.summary(id, { lock: true }));
  }

  /** A conditional update: false where the lifecycle has no way from the present state to this one. */
  async move(id: number, to: CampaignState): Promise<boolean> {
    return this.store.move(id, to, this.clock.now());
  }

  /** False where it is not open. */
  async moveLastDay(id: number, closesOn: string): Promise<boolean> {
    return this.store.updateClosesOn(id, closesOn);
  }

  /** In the launch's transaction: what it froze. */
  async keepLaunched(id: number, launched: { pack: PackDocument; invited: number }): Promise<void> {
    await this.store.keepLaunched(id, launched);
  }

  /** A launch that could not be done, with the reason that HR sees. */
  async returnToDraft(id: number, problem: LaunchProblem): Promise<void> {
    await this.store.updateLaunch(id, { reason: null, problem });
    await this.move(id, 'draft');
  }

  /** Ids of campaigns in this state, for jobs that look for due work. */
  async idsIn(state: CampaignState, limit: number): Promise<number[]> {
    return this.store.idsIn(state, limit);
  }
}

function found<Found>(campaign: Found | null): Found {
  if (!campaign) throw new NotFound('There is no such campaign. The address may have been mistyped.');
  return campaign;
}
