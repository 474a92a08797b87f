import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Campaigns } from '../campaigns/index.js';
import { InvitationChannelsStore, type AllowedChannels } from './invitation-channels.store.js';

/** HR allows text messages and letters for a campaign, as long as it is a draft: a launch fixes the ways. */
@Injectable()
export class ChannelPlanning {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly store: InvitationChannelsStore,
    private readonly audit: Audit,
  ) {}

  /** False where it is no longer a draft. Throws NotFound. */
  async change(campaignId: number, allowed: AllowedChannels, actor: Actor): Promise<boolean> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(campaignId);
      if (state !== 'draft') return false;
      await this.store.allow(campaignId, allowed);
      await this.audit.record({
        actor,
        action: 'campaign.channels',
        subject: `campaign:${campaignId}`,
        detail: { ...allowed },
      });
      return true;
    });
  }
}
