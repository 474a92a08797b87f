import { declareJob } from '../../../platform/queue/job-kind.js';

/** Deletes what was read of a staff file a day ago. */
export const forgetImport = declareJob<{ importId: number }>('directory.forget-import');
