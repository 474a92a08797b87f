import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { CampaignEvents } from '../campaigns/index.js';
import { ReminderWavesStore } from './reminder-waves.store.js';
import {
  dayOfWave,
  faultsOfWaves,
  fitsInto,
  proposedWaves,
  type Wave,
  type WaveFault,
} from './rules/reminder-waves.js';
import { WavePlans, type WavePlan } from './wave-plans.service.js';

export type PlanningOutcome =
  | { outcome: 'planned' }
  | { outcome: 'faulty'; faults: { at: number; fault: WaveFault }[] }
  /** Only drafts and open campaigns. */
  | { outcome: 'not-editable' };

/** Planning reminders ahead, and keeping the plan in step with the campaign: launched, extended, closed. */
@Injectable()
export class WavePlanning implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly plans: WavePlans,
    private readonly waves: ReminderWavesStore,
    private readonly events: CampaignEvents,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.events.onLaunched((campaignId) => this.launched(campaignId));
    this.events.onExtended((campaignId) => this.extended(campaignId));
    this.events.onClosed((campaignId) => this.waves.skipAll(campaignId, 'closed'));
  }

  /** Instead of all waves that have not gone. Throws NotFound. */
  async save(campaignId: number, waves: readonly Wave[], actor: Actor): Promise<PlanningOutcome> {
    return this.database.transaction(async () => {
      const plan = await this.plans.locked(campaignId);
      if (!plan.editable) return { outcome: 'not-editable' };
      const faults = faultsOfWaves(waves, this.plans.planning(plan));
      if (faults.length > 0) return { outcome: 'faulty', faults };
      await this.waves.choose(campaignId);
      await this.replace(campaignId, waves, plan);
      await this.audit.record({
        actor,
        action: 'campaign.plan-reminders',
        subject: `campaign:${campaignId}`,
        detail: { waves: waves.map(({ rule, days }) => `${days} ${rule}`) },
      });
      return { outcome: 'planned' };
    });
  }

  private async replace(campaignId: number, waves: readonly Wave[], plan: WavePlan): Promise<void> {
    const isDraft = plan.campaign.state === 'draft';
    const gone = plan.waves.filter(({ state }) => state !== 'planned');
    const last = Math.max(0, ...gone.map(({ number }) => number));
    await this.waves.removePlanned(campaignId);
    for (const [at, wave] of waves.entries()) {
      const plannedFor = isDraft ? null : dayOfWave(wave, plan.dates);
      await this.waves.add(campaignId, { ...wave, number: last + 1 + at, plannedFor });
    }
  }

  /** From now on the days are fixed. Whoever has not looked at them gets what was proposed. */
  private async launched(campaignId: number): Promise<void> {
    const chosen = await this.waves.isChosen(campaignId);
    const plan = await this.plans.of(campaignId);
    const waves = chosen ? plan.waves : proposedWaves(plan.dates);
    await this.replace(campaignId, waves, plan);
    for (const { number, ...wave } of await this.waves.of(campaignId)) {
      if (!fitsInto(wave, plan.dates)) await this.waves.skip(campaignId, number, 'outside');
    }
  }

  /** What has not gone and counts from the last day moves with it. */
  private async extended(campaignId: number): Promise<void> {
    const { waves, dates } = await this.plans.of(campaignId);
    for (const wave of waves) {
      if (wave.state !== 'planned' || wave.rule !== 'before-closing') continue;
      await this.waves.planFor(campaignId, wave.number, dayOfWave(wave, dates));
    }
  }
}
