import { Module, type OnModuleInit } from '@nestjs/common';
import { CampaignsModule, PreflightChecks } from '../../campaigns/index.js';
import { ChannelSamples } from '../channel-samples.service.js';
import { InvitationChannels } from '../invitation-channels.service.js';
import { InvitationsModule } from '../invitations.module.js';
import { CampaignChannelsController } from './campaign-channels.controller.js';
import { channelsPreflight } from './channels-preflight.js';

/** Text messages and letters beside email. */
@Module({
  imports: [InvitationsModule, CampaignsModule],
  controllers: [CampaignChannelsController],
})
export class ChannelsWebModule implements OnModuleInit {
  constructor(
    private readonly preflight: PreflightChecks,
    private readonly channels: InvitationChannels,
    private readonly samples: ChannelSamples,
  ) {}

  onModuleInit(): void {
    this.preflight.register({
      key: 'channels',
      check: async (campaignId) => {
        const now = await this.channels.of(campaignId);
        const needed = now.allowed.text || now.allowed.letter;
        return channelsPreflight(now, needed ? await this.samples.fragments(now.campaign) : 0);
      },
    });
  }
}
