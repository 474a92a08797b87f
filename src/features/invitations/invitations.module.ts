import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { SurveysModule } from '../surveys/index.js';
import { InvitationChannelsModule } from './invitation-channels.module.js';
import { InvitationEmailsModule } from './invitation-emails.module.js';
import { InvitationLinks } from './invitation-links.service.js';
import { InvitationList } from './invitation-list.service.js';
import { InvitationListStore } from './invitation-list.store.js';
import { InvitationTokens } from './invitation-tokens.service.js';
import { InvitationTokensStore } from './invitation-tokens.store.js';
import { Invitations } from './invitations.service.js';
import { OptOuts } from './opt-outs.service.js';
import { OwnWishesModule } from './own-wishes.module.js';
import { PrintedCodesModule } from './printed-codes.module.js';
import { ReminderWavesModule } from './reminder-waves.module.js';

@Module({
  imports: [
    AuditModule,
    DeliveryModule,
    SurveysModule,
    CampaignsModule,
    InvitationChannelsModule,
    InvitationEmailsModule,
    OwnWishesModule,
    PrintedCodesModule,
    ReminderWavesModule,
  ],
  providers: [
    Invitations,
    InvitationLinks,
    InvitationList,
    InvitationListStore,
    InvitationTokens,
    InvitationTokensStore,
    OptOuts,
  ],
  exports: [
    InvitationChannelsModule,
    InvitationList,
    InvitationLinks,
    InvitationEmailsModule,
    InvitationTokens,
    InvitationTokensStore,
    OptOuts,
    OwnWishesModule,
    PrintedCodesModule,
    ReminderWavesModule,
  ],
})
export class InvitationsModule {}
