import { declareJob } from '../../../platform/queue/job-kind.js';

/** A reminder whose day has come. */
export const waveJob = declareJob<{ campaignId: number }>('invitations.wave');
/** "Send my link again": somebody waits for it. */
export const linkRequestJob = declareJob<{ requestId: number }>('invitations.link-again', 'mail');
