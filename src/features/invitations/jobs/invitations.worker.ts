import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, type JobOutcome } from '../../../platform/queue/job-handlers.js';
import { DueWaves } from '../due-waves.service.js';
import { LinkRequests } from '../link-requests.service.js';
import { linkRequestJob, waveJob } from './invitations.jobs.js';

const result = (did: boolean): JobOutcome =>
  did ? { outcome: 'done' } : { outcome: 'skipped', because: 'done already' };

/** Reminders that were planned ahead, and links that were asked for again. */
@Injectable()
export class InvitationsWorker implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly waves: DueWaves,
    private readonly requests: LinkRequests,
  ) {}

  onModuleInit(): void {
    this.handlers.register(waveJob, {
      due: async () =>
        (await this.waves.due()).map((campaignId) => ({ id: `wave-${campaignId}`, data: { campaignId } })),
      handler: async ({ campaignId }) => result(await this.waves.perform(campaignId)),
    });
    this.handlers.register(linkRequestJob, {
      due: async (limit) =>
        (await this.requests.waiting(limit)).map((requestId) => ({
          id: `request-${requestId}`,
          data: { requestId },
        })),
      handler: async ({ requestId }) => result(await this.requests.resolve(requestId)),
    });
  }
}
