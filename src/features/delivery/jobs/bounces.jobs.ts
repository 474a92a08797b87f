import { declareJob } from '../../../platform/queue/job-kind.js';

/** Looks into the mailbox of returned mail. It carries nothing: what is there, and whether it is time, the job finds out. */
export const bounceReading = declareJob<Record<string, never>>('delivery.bounces');
