import { Module, type OnModuleInit } from '@nestjs/common';
import { CampaignsModule, PreflightChecks } from '../../campaigns/index.js';
import { DeliveryModule } from '../../delivery/index.js';
import { WordingModule } from '../../wording/index.js';
import { RemindersModule } from '../reminders.module.js';
import { faultsOfWaves } from '../rules/reminder-waves.js';
import { WavePlans } from '../wave-plans.service.js';
import { CampaignRemindersController } from './campaign-reminders.controller.js';
import { remindersPath } from './reminders.paths.js';
import { ManagerMessageController } from './manager-message.controller.js';
import { ReminderPages } from './reminder-pages.service.js';
import { ReminderWavesController } from './reminder-waves.controller.js';

/** Reminders, and the message for managers. */
@Module({
  imports: [RemindersModule, WordingModule, CampaignsModule, DeliveryModule],
  providers: [ReminderPages],
  controllers: [CampaignRemindersController, ReminderWavesController, ManagerMessageController],
})
export class RemindersWebModule implements OnModuleInit {
  constructor(
    private readonly preflight: PreflightChecks,
    private readonly plans: WavePlans,
  ) {}

  /** Dates of a draft may have moved since its reminders were planned. */
  onModuleInit(): void {
    this.preflight.register({
      key: 'reminders',
      check: async (campaignId) => {
        const plan = await this.plans.of(campaignId);
        const count = plan.waves.length;
        const fit = faultsOfWaves(plan.waves, { ...this.plans.planning(plan), kept: [] }).length === 0;
        const text = count === 0 ? 'none' : fit ? 'ok' : 'attention';
        return {
          verdict: count > 0 && fit ? 'ok' : 'attention',
          text: `invitations:preflight.reminders.${text}`,
          parameters: { count },
          links: [{ href: remindersPath(campaignId), text: 'invitations:preflight.remindersLink' }],
        };
      },
    });
  }
}
