import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { ChannelsApiController } from './channels-api.controller.js';
import { InvitationsApiController } from './invitations-api.controller.js';

@Module({
  imports: [CampaignsModule, InvitationsModule],
  controllers: [ChannelsApiController, InvitationsApiController],
})
export class InvitationsApiModule {}
