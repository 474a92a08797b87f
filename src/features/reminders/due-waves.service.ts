import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { theSystem } from '../audit/index.js';
import { ReminderWavesStore } from './reminder-waves.store.js';
import { Reminders } from './reminders.service.js';
import { waveStep, type WaveStep } from './rules/reminder-waves.js';
import { WavePlans, type PlannedWave, type WavePlan } from './wave-plans.service.js';

interface Decided {
  wave: PlannedWave;
  step: WaveStep;
}

/** Sends waves whose day has come, once each whatever runs twice, and writes down why one can't go any more. */
@Injectable()
export class DueWaves {
  constructor(
    private readonly database: Database,
    private readonly plans: WavePlans,
    private readonly waves: ReminderWavesStore,
    private readonly reminders: Reminders,
    private readonly clock: Clock,
  ) {}

  /** Campaigns with something to do now: a wave that has to wait is not offered. */
  async due(): Promise<number[]> {
    const due: number[] = [];
    for (const campaignId of await this.waves.campaignsWithDue(this.plans.today)) {
      const decided = await this.decide(await this.plans.of(campaignId));
      if (decided.some(({ step }) => step.step !== 'wait')) due.push(campaignId);
    }
    return due;
  }

  /** False where nothing was left to do. */
  async perform(campaignId: number): Promise<boolean> {
    return this.database.transaction(async () => {
      const plan = await this.plans.locked(campaignId);
      if (plan.campaign.state !== 'open') return false;
      const decided = (await this.decide(plan)).filter(({ step }) => step.step !== 'wait');
      for (const one of decided) await this.take(campaignId, one);
      return decided.length > 0;
    });
  }

  /** Of several that have come to their day only the last one goes. */
  private async decide({ campaign, waves }: WavePlan): Promise<Decided[]> {
    const now = this.clock.now();
    const come = waves
      .filter(({ state, day }) => state === 'planned' && day <= this.plans.today)
      .sort((one, other) => (one.day < other.day ? -1 : 1));
    const standing = await this.reminders.standing(campaign.id);
    return come.map((wave, at) => {
      const overtaken = at < come.length - 1;
      return { wave, step: waveStep(wave.day, { now, closesOn: campaign.closesOn, overtaken, ...standing }) };
    });
  }

  private async take(campaignId: number, { wave, step }: Decided): Promise<void> {
    if (step.step === 'skip') await this.waves.skip(campaignId, wave.number, step.reason);
    if (step.step !== 'send') return;
    const sequence = await this.reminders.intend(campaignId, { actor: theSystem, wave: wave.number });
    await this.waves.markSent(campaignId, wave.number, sequence);
  }
}
