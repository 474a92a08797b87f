import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import { isSetUpInNotify } from '../../platform/notify/notify-set-up.js';
import { CampaignAudience, Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import type { Selection } from '../delivery/index.js';
import { InvitationChannelsStore, invitedBy, type AllowedChannels } from './invitation-channels.store.js';
import { everybodyInvited } from './invitation-mailings.store.js';
import { countWays, type FurtherWays, type WayCounts } from './rules/channel-choice.js';

const emailOnly: AllowedChannels = { text: false, letter: false, reminderLetters: 0 };

export interface ChannelsNow {
  campaign: CampaignSummary;
  allowed: AllowedChannels;
  /** In GOV.UK Notify. */
  setUp: FurtherWays;
  /** As allowed and set up; of a launched campaign as it was. */
  counts: WayCounts;
  /** If everything were allowed that is set up; only before a launch. */
  possible: WayCounts | null;
}

/** Text messages and letters beside email: what HR allowed for a campaign, and whom they reach. */
@Injectable()
export class InvitationChannels {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly audience: CampaignAudience,
    private readonly store: InvitationChannelsStore,
    private readonly configuration: Configuration,
  ) {}

  /** What GOV.UK Notify has a key and a template for. */
  get setUp(): FurtherWays {
    return {
      text: isSetUpInNotify(this.configuration, 'text'),
      letter: isSetUpInNotify(this.configuration, 'letter'),
    };
  }

  /** Throws NotFound. */
  async of(campaignId: number): Promise<ChannelsNow> {
    const campaign = await this.campaigns.summary(campaignId);
    const allowed = (await this.store.allowed(campaignId)) ?? emailOnly;
    const { setUp } = this;
    if (campaign.invited !== null) {
      const counts = await this.store.invited(campaignScope(campaignId));
      return { campaign, allowed, setUp, counts, possible: null };
    }
    const groups = await this.store.reachOfAudience(await this.audience.filter(campaign.audience));
    const counts = countWays(groups, both(allowed, setUp));
    return { campaign, allowed, setUp, counts, possible: countWays(groups, { text: true, letter: true }) };
  }

  /** Whom the invitations of a launch are for. Where only email is allowed the statement is the plain one. */
  async everybodyInvited(campaignId: number): Promise<Selection> {
    const ways = both((await this.store.allowed(campaignId)) ?? emailOnly, this.setUp);
    return ways.text || ways.letter ? invitedBy(campaignId, ways) : everybodyInvited(campaignId);
  }
}

const both = (one: FurtherWays, other: FurtherWays): FurtherWays => ({
  text: one.text && other.text,
  letter: one.letter && other.letter,
});
