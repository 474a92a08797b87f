import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CampaignsModule, PreflightChecks } from '../../campaigns/index.js';
import { DeliveryModule } from '../../delivery/index.js';
import { WordingModule } from '../wording.module.js';
import { CampaignEmailsController } from './campaign-emails.controller.js';
import { EmailPreflight } from './email-preflight.js';
import { EmailSampleController } from './email-sample.controller.js';
import { EmailTestsController } from './email-tests.controller.js';
import { EmailWordsController } from './email-words.controller.js';

/** The words of a campaign's emails, samples of them, and what should be known about them before a launch. */
@Module({
  imports: [AccountsModule, CampaignsModule, DeliveryModule, WordingModule],
  // The more particular path first: `/tests` and `/our-words` are no languages.
  controllers: [EmailTestsController, EmailWordsController, CampaignEmailsController, EmailSampleController],
  providers: [EmailPreflight],
})
export class WordingWebModule implements OnModuleInit {
  constructor(
    private readonly preflight: PreflightChecks,
    private readonly emails: EmailPreflight,
  ) {}

  onModuleInit(): void {
    for (const check of this.emails.checks()) this.preflight.register(check);
  }
}
