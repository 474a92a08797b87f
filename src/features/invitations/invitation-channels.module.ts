import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { DirectoryModule } from '../directory/index.js';
import { ChannelPlanning } from './channel-planning.service.js';
import { ChannelSamples } from './channel-samples.service.js';
import { InvitationChannels } from './invitation-channels.service.js';
import { InvitationChannelsStore } from './invitation-channels.store.js';
import { WordingModule } from '../wording/index.js';
import { OtherMessages } from './other-messages.service.js';
import { PrintedCodesModule } from '../printed-codes/index.js';

/** Text messages and letters, beside email. */
@Module({
  imports: [AuditModule, CampaignsModule, DeliveryModule, DirectoryModule, WordingModule, PrintedCodesModule],
  providers: [ChannelPlanning, ChannelSamples, InvitationChannels, InvitationChannelsStore, OtherMessages],
  exports: [ChannelPlanning, ChannelSamples, InvitationChannels, OtherMessages],
})
export class InvitationChannelsModule {}
