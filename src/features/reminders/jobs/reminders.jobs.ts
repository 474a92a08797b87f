import { declareJob } from '../../../platform/queue/job-kind.js';

/** A reminder whose day has come. */
export const waveJob = declareJob<{ campaignId: number }>('reminders.wave');
