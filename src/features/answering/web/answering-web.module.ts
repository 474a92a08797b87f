import { Module, type OnModuleInit } from '@nestjs/common';
import { CampaignsModule, PreflightChecks } from '../../campaigns/index.js';
import { InvitationsModule } from '../../invitations/index.js';
import { PrintedCodesModule } from '../../printed-codes/index.js';
import { AnsweringModule } from '../answering.module.js';
import { AnsweringCookie } from './answering-cookie.js';
import { CheckController } from './check.controller.js';
import { CodeEntryController } from './code-entry.controller.js';
import { ConfidentialityController } from './confidentiality.controller.js';
import { LinkLimits } from './link-limits.js';
import { QuestionsController } from './questions.controller.js';
import { StartController } from './start.controller.js';
import { Starting } from './starting.js';
import { TryItController } from './try-it.controller.js';

@Module({
  imports: [AnsweringModule, CampaignsModule, InvitationsModule, PrintedCodesModule],
  controllers: [
    StartController,
    CodeEntryController,
    CheckController,
    QuestionsController,
    ConfidentialityController,
    TryItController,
  ],
  providers: [AnsweringCookie, LinkLimits, Starting],
  exports: [AnsweringCookie, LinkLimits],
})
export class AnsweringWebModule implements OnModuleInit {
  constructor(private readonly preflight: PreflightChecks) {}

  /** Before a launch HR is led to the questions as staff will see them. */
  onModuleInit(): void {
    this.preflight.register({
      key: 'try-it',
      check: async (campaignId) => ({
        verdict: 'ok',
        text: 'answering:preflight.tryIt',
        links: [{ href: `/campaigns/${campaignId}/try`, text: 'answering:tryIt.title' }],
      }),
    });
  }
}
