import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, type JobOutcome } from '../../../platform/queue/job-handlers.js';
import { LinkRequests } from '../link-requests.service.js';
import { linkRequestJob } from './invitations.jobs.js';

const result = (did: boolean): JobOutcome =>
  did ? { outcome: 'done' } : { outcome: 'skipped', because: 'done already' };

/** Links that were asked for again. */
@Injectable()
export class InvitationsWorker implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly requests: LinkRequests,
  ) {}

  onModuleInit(): void {
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
