import { Module } from '@nestjs/common';
import { ResultsModule } from '../results.module.js';
import { ResultsWorker } from './results.worker.js';

/** Worker only: counting and publishing. */
@Module({ imports: [ResultsModule], providers: [ResultsWorker] })
export class ResultsJobsModule {}
