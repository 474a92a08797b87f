import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { DeliveryModule } from '../../delivery/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { ChannelsApiController } from './channels-api.controller.js';
import { EmailWordsApiController } from './email-words-api.controller.js';
import { InvitationsApiController } from './invitations-api.controller.js';
import { ReminderWavesApiController } from './reminder-waves-api.controller.js';

@Module({
  imports: [CampaignsModule, InvitationsModule, DeliveryModule],
  controllers: [
    ChannelsApiController,
    EmailWordsApiController,
    InvitationsApiController,
    ReminderWavesApiController,
  ],
})
export class InvitationsApiModule {}
