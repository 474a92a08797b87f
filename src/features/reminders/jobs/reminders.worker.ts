import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../../../platform/queue/job-handlers.js';
import { DueWaves } from '../due-waves.service.js';
import { waveJob } from './reminders.jobs.js';

/** Reminders that were planned ahead. */
@Injectable()
export class RemindersWorker implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly waves: DueWaves,
  ) {}

  onModuleInit(): void {
    this.handlers.register(waveJob, {
      due: async () =>
        (await this.waves.due()).map((campaignId) => ({ id: `wave-${campaignId}`, data: { campaignId } })),
      handler: async ({ campaignId }) =>
        (await this.waves.perform(campaignId))
          ? { outcome: 'done' }
          : { outcome: 'skipped', because: 'done already' },
    });
  }
}
