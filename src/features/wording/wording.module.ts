import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { SurveysModule } from '../surveys/index.js';
import { EmailDrafts } from './email-drafts.service.js';
import { EmailTests } from './email-tests.service.js';
import { EmailTestsStore } from './email-tests.store.js';
import { EmailTexts } from './email-texts.service.js';
import { EmailTextsStore } from './email-texts.store.js';
import { InvitationLetters } from './invitation-letters.service.js';

/** What invitation and reminder say: our words, HR's, and samples of both. */
@Module({
  imports: [AuditModule, DeliveryModule, SurveysModule, CampaignsModule],
  providers: [EmailDrafts, EmailTests, EmailTestsStore, EmailTexts, EmailTextsStore, InvitationLetters],
  exports: [EmailDrafts, EmailTests, InvitationLetters],
})
export class WordingModule {}
