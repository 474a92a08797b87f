import { declareJob } from '../../../platform/queue/job-kind.js';

/** Counts a closed campaign and drafts its publication. */
export const resultsCount = declareJob<{ campaignId: number }>('results.count');

/** Destroys what a signed publication makes dispensable, then releases it. */
export const resultsPublish = declareJob<{ campaignId: number }>('results.publish');
