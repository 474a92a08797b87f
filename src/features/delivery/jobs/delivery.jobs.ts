import { declareJob } from '../../../platform/queue/job-kind.js';

/** Sends what is due of a batch. A pointer only: the rows, and whether any of this is still wanted, are in SQL. */
export const deliveryBatch = declareJob<{ batchId: number }>('delivery.batch', 'mail');

/** The same for an email that somebody waits for, such as a password link: it never queues behind mailings to many. */
export const deliveryUrgent = declareJob<{ batchId: number }>('delivery.urgent', 'urgent-mail');
