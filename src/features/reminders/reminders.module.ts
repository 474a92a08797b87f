import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { DueWaves } from './due-waves.service.js';
import { ReminderMailingsStore } from './reminder-mailings.store.js';
import { ReminderWavesStore } from './reminder-waves.store.js';
import { Reminders } from './reminders.service.js';
import { WavePlanning } from './wave-planning.service.js';
import { WavePlans } from './wave-plans.service.js';

/** Reminders, by hand and planned ahead. */
@Module({
  imports: [AuditModule, CampaignsModule, DeliveryModule],
  providers: [Reminders, ReminderMailingsStore, ReminderWavesStore, WavePlans, WavePlanning, DueWaves],
  exports: [Reminders, ReminderMailingsStore, WavePlans, WavePlanning, DueWaves],
})
export class RemindersModule {}
