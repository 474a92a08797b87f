import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { SurveysModule } from '../surveys/index.js';
import { InvitationLetters } from './invitation-letters.service.js';
import { InvitationLinks } from './invitation-links.service.js';
import { InvitationMailingsStore } from './invitation-mailings.store.js';
import { InvitationTokens } from './invitation-tokens.service.js';
import { InvitationTokensStore } from './invitation-tokens.store.js';
import { Invitations } from './invitations.service.js';
import { OptOuts } from './opt-outs.service.js';
import { PrintedCodesModule } from './printed-codes.module.js';
import { Reminders } from './reminders.service.js';

@Module({
  imports: [AuditModule, DeliveryModule, SurveysModule, CampaignsModule, PrintedCodesModule],
  providers: [
    Invitations,
    InvitationLinks,
    InvitationLetters,
    InvitationTokens,
    InvitationTokensStore,
    InvitationMailingsStore,
    Reminders,
    OptOuts,
  ],
  exports: [
    InvitationLinks,
    InvitationLetters,
    InvitationTokens,
    InvitationTokensStore,
    Reminders,
    OptOuts,
    PrintedCodesModule,
  ],
})
export class InvitationsModule {}
