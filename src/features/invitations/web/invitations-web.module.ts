import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { CampaignInvitationsController } from './campaign-invitations.controller.js';
import { ChannelsWebModule } from './channels-web.module.js';
import { LinkAgainController } from './link-again.controller.js';
import { OptOutController } from './opt-out.controller.js';

/** Who was sent what, by which way, and what people ask for themselves. */
@Module({
  imports: [InvitationsModule, ChannelsWebModule, CampaignsModule],
  controllers: [CampaignInvitationsController, OptOutController, LinkAgainController],
})
export class InvitationsWebModule {}
