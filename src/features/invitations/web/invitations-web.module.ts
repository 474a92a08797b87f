import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { DeliveryModule } from '../../delivery/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { CampaignEmailsController } from './campaign-emails.controller.js';
import { CampaignRemindersController } from './campaign-reminders.controller.js';
import { OptOutController } from './opt-out.controller.js';

@Module({
  imports: [InvitationsModule, CampaignsModule, DeliveryModule],
  controllers: [CampaignRemindersController, CampaignEmailsController, OptOutController],
})
export class InvitationsWebModule {}
