import { Module, type OnModuleInit } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration.js';
import { CampaignsModule, PreflightChecks } from '../../campaigns/index.js';
import { DeliveryModule } from '../../delivery/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { CampaignEmailsController } from './campaign-emails.controller.js';
import { CampaignRemindersController } from './campaign-reminders.controller.js';
import { emailsPath } from './invitations.paths.js';
import { OptOutController } from './opt-out.controller.js';

@Module({
  imports: [InvitationsModule, CampaignsModule, DeliveryModule],
  controllers: [CampaignRemindersController, CampaignEmailsController, OptOutController],
})
export class InvitationsWebModule implements OnModuleInit {
  constructor(
    private readonly preflight: PreflightChecks,
    private readonly configuration: Configuration,
  ) {}

  /** Before a launch HR reads what staff will read. */
  onModuleInit(): void {
    this.preflight.register({
      key: 'email',
      check: async (campaignId) => ({
        verdict: 'ok',
        text: 'invitations:preflight.email',
        parameters: { from: this.configuration.mailFrom },
        links: [{ href: emailsPath(campaignId), text: 'invitations:preflight.emailLink' }],
      }),
    });
  }
}
