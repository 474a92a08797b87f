import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, type DueJob, type JobOutcome } from '../../../platform/queue/job-handlers.js';
import { CampaignClosing } from '../campaign-closing.service.js';
import { CampaignLaunching } from '../campaign-launching.service.js';
import { CampaignRates } from '../campaign-rates.service.js';
import { CampaignsDue } from '../campaigns-due.service.js';
import { closeJob, launchJob, ratesJob } from './campaigns.jobs.js';

type OfCampaign = { campaignId: number };

const jobs = (ids: number[]): DueJob<OfCampaign>[] =>
  ids.map((id) => ({ id: `campaign-${id}`, data: { campaignId: id } }));

const result = (did: boolean, because: string): JobOutcome =>
  did ? { outcome: 'done' } : { outcome: 'skipped', because };

/** Launches, closings and daily rates: what is due stands in the database. */
@Injectable()
export class CampaignsWorker implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly launching: CampaignLaunching,
    private readonly closing: CampaignClosing,
    private readonly rates: CampaignRates,
    private readonly due: CampaignsDue,
  ) {}

  onModuleInit(): void {
    this.handlers.register(launchJob, {
      due: async (limit) => jobs(await this.due.launches(limit)),
      handler: async ({ campaignId }) => {
        const { outcome } = await this.launching.perform(campaignId);
        return result(outcome === 'open', outcome);
      },
    });
    this.handlers.register(closeJob, {
      due: async (limit) => jobs(await this.due.closings(limit)),
      handler: async ({ campaignId }) => {
        const { outcome } = await this.closing.perform(campaignId);
        return result(outcome === 'closed', outcome);
      },
    });
    this.handlers.register(ratesJob, {
      due: async () =>
        (await this.rates.due()).map((data) => ({ id: `${data.campaignId}-${data.day}`, data })),
      handler: async ({ campaignId, day }) =>
        result(await this.rates.noteYesterday(campaignId, day), 'noted'),
    });
  }
}
