import { Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../../../platform/queue/job-handlers.js';
import { AnsweringModule } from '../answering.module.js';
import { PlanRetention } from '../plan-retention.service.js';
import { forgetPlans } from './answering.jobs.js';

/** Worker only: private plans are not kept for ever. */
@Module({ imports: [AnsweringModule] })
export class AnsweringJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly retention: PlanRetention,
  ) {}

  onModuleInit(): void {
    this.handlers.register(forgetPlans, {
      handler: async ({ campaignId }) => {
        const forgotten = await this.retention.forget(campaignId);
        return forgotten ? { outcome: 'done' } : { outcome: 'skipped', because: 'kept, or gone already' };
      },
      due: async (limit) =>
        (await this.retention.campaignsOver(limit)).map((campaignId) => ({
          id: String(campaignId),
          data: { campaignId },
          background: true,
        })),
    });
  }
}
