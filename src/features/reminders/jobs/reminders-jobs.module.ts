import { Module } from '@nestjs/common';
import { RemindersModule } from '../reminders.module.js';
import { RemindersWorker } from './reminders.worker.js';

@Module({ imports: [RemindersModule], providers: [RemindersWorker] })
export class RemindersJobsModule {}
