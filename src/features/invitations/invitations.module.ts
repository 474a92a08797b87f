import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { SurveysModule } from '../surveys/index.js';
import { InvitationChannelsModule } from './invitation-channels.module.js';
import { WordingModule } from '../wording/index.js';
import { InvitationLinks } from './invitation-links.service.js';
import { InvitationList } from './invitation-list.service.js';
import { InvitationListStore } from './invitation-list.store.js';
import { InvitationTokens } from './invitation-tokens.service.js';
import { InvitationTokensStore } from './invitation-tokens.store.js';
import { Invitations } from './invitations.service.js';
import { OptOuts } from './opt-outs.service.js';
import { OwnWishesModule } from './own-wishes.module.js';
import { PrintedCodesModule } from '../printed-codes/index.js';

@Module({
  imports: [
    AuditModule,
    DeliveryModule,
    SurveysModule,
    CampaignsModule,
    InvitationChannelsModule,
    WordingModule,
    OwnWishesModule,
    PrintedCodesModule,
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
    InvitationTokens,
    InvitationTokensStore,
    OptOuts,
    OwnWishesModule,
  ],
})
export class InvitationsModule {}
