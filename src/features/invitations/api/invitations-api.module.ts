import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { DeliveryModule } from '../../delivery/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { InvitationsApiController } from './invitations-api.controller.js';
import { ReminderWavesApiController } from './reminder-waves-api.controller.js';

@Module({
  imports: [CampaignsModule, InvitationsModule, DeliveryModule],
  controllers: [InvitationsApiController, ReminderWavesApiController],
})
export class InvitationsApiModule {}
