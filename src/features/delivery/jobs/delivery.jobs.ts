import { declareJob } from '../../../platform/queue/job-kind.js';

/** Sends what is due of one batch. A pointer only: the rows, and whether any of this is still wanted, are in SQL. */
export const deliveryBatch = declareJob<{ batchId: number }>('delivery.batch', 'mail');
