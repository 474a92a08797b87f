import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { DeliveryModule } from '../../delivery/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { CampaignInvitationsController } from './campaign-invitations.controller.js';
import { ChannelsWebModule } from './channels-web.module.js';
import { EmailsWebModule } from './emails-web.module.js';
import { PrintedCodesWebModule } from './printed-codes-web.module.js';
import { RemindersWebModule } from './reminders-web.module.js';

@Module({
  imports: [
    InvitationsModule,
    ChannelsWebModule,
    EmailsWebModule,
    PrintedCodesWebModule,
    RemindersWebModule,
    CampaignsModule,
    DeliveryModule,
  ],
  controllers: [CampaignInvitationsController],
})
export class InvitationsWebModule {}
