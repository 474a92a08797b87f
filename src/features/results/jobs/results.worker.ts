import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { JobHandlers, type DueJob } from '../../../platform/queue/job-handlers.js';
import { CampaignCounting } from '../campaign-counting.service.js';
import { PublicationRelease } from '../publication-release.service.js';
import { resultsCount, resultsPublish } from './results.jobs.js';
import { RetryPause } from './retry-pause.js';

type OfCampaign = { campaignId: number };

@Injectable()
export class ResultsWorker implements OnModuleInit, OnModuleDestroy {
  private readonly drain = new AbortController();
  private readonly pause: RetryPause;

  constructor(
    private readonly handlers: JobHandlers,
    private readonly counting: CampaignCounting,
    private readonly release: PublicationRelease,
    clock: Clock,
  ) {
    this.pause = new RetryPause(() => clock.now().getTime());
  }

  onModuleInit(): void {
    this.handlers.register(resultsCount, {
      handler: ({ campaignId }, signal) =>
        this.pause.after(campaignId, () =>
          this.counting.run(campaignId, AbortSignal.any([signal, this.drain.signal])),
        ),
      due: async (limit) => this.jobs(await this.counting.due(limit)),
    });
    this.handlers.register(resultsPublish, {
      handler: ({ campaignId }) => this.pause.after(campaignId, () => this.release.run(campaignId)),
      due: async (limit) => this.jobs(await this.release.due(limit)),
    });
  }

  /** A count that is under way stops at the next ballot, so that a worker shuts down at once. */
  onModuleDestroy(): void {
    this.drain.abort();
  }

  private jobs(campaignIds: number[]): DueJob<OfCampaign>[] {
    return campaignIds
      .filter((campaignId) => this.pause.isOver(campaignId))
      .map((campaignId) => ({ id: String(campaignId), data: { campaignId } }));
  }
}
