import { declareJob } from '../../../platform/queue/job-kind.js';

export const launchJob = declareJob<{ campaignId: number }>('campaign.launch');
export const closeJob = declareJob<{ campaignId: number }>('campaign.close');
export const ratesJob = declareJob<{ campaignId: number; day: string }>('campaign.rates');
