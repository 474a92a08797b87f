import { declareJob } from '../../../platform/queue/job-kind.js';

/** Deletes the private plans of a campaign that was closed long ago. */
export const forgetPlans = declareJob<{ campaignId: number }>('answering.forget-plans');
