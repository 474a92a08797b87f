import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/index.js';
import { RemindersModule } from '../reminders.module.js';
import { ReminderWavesApiController } from './reminder-waves-api.controller.js';

@Module({ imports: [RemindersModule, DeliveryModule], controllers: [ReminderWavesApiController] })
export class RemindersApiModule {}
