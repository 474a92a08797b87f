import { declareJob } from '../../../platform/queue/job-kind.js';

/** "Send my link again": somebody waits for it. */
export const linkRequestJob = declareJob<{ requestId: number }>('invitations.link-again', 'mail');
