import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { dayOf, type Dates } from '../campaigns/rules/campaign-dates.js';
import { ReminderMailingsStore, type ReminderDay } from './reminder-mailings.store.js';
import { ReminderWavesStore, type WaveRow } from './reminder-waves.store.js';
import { dayOfWave, proposedWaves, type Planning, type Wave } from './rules/reminder-waves.js';

export interface PlannedWave extends WaveRow {
  /** ISO day: as planned, or as it would be after a launch as the draft stands. */
  day: string;
}

export interface WavePlan {
  campaign: CampaignSummary;
  /** First day as it is or will be, and last day. */
  dates: Dates;
  waves: PlannedWave[];
  reminders: ReminderDay[];
  /** Nobody has decided yet; these are what a launch would plan. */
  isProposal: boolean;
  editable: boolean;
}

/** Which reminders a campaign has in front of it and behind it. */
@Injectable()
export class WavePlans {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly waves: ReminderWavesStore,
    private readonly mailings: ReminderMailingsStore,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound. */
  async of(campaignId: number): Promise<WavePlan> {
    return this.planOf(await this.campaigns.summary(campaignId));
  }

  /** With the campaign locked until the caller's transaction ends. Throws NotFound. */
  async locked(campaignId: number): Promise<WavePlan> {
    return this.planOf(await this.campaigns.lock(campaignId));
  }

  /** What a new plan for it is judged by. */
  planning({ campaign, dates, waves, reminders }: WavePlan): Planning {
    return {
      dates,
      today: campaign.state === 'draft' ? null : this.today,
      reminded: reminders.map(({ day }) => day),
      gone: waves.filter(({ state }) => state === 'sent').length,
      kept: waves.filter(({ state }) => state === 'planned'),
    };
  }

  get today(): string {
    return dayOf(this.clock.now());
  }

  private async planOf(campaign: CampaignSummary): Promise<WavePlan> {
    const campaignId = campaign.id;
    const dates = this.datesOf(campaign);
    const rows = await this.waves.of(campaignId);
    const isProposal = !campaign.launchedAt && !(await this.waves.isChosen(campaignId));
    const waves = isProposal ? proposedWaves(dates).map(asRow) : rows;
    return {
      campaign,
      dates,
      waves: waves.map((wave) => ({ ...wave, day: wave.plannedFor ?? dayOfWave(wave, dates) })),
      reminders: await this.mailings.reminders(campaignId),
      isProposal,
      editable: campaign.state === 'draft' || campaign.state === 'open',
    };
  }

  /** A launch opens a campaign at once where its first day is over. */
  private datesOf({ launchedAt, opensOn, closesOn }: CampaignSummary): Dates {
    if (launchedAt) return { opensOn: dayOf(launchedAt), closesOn };
    return { opensOn: opensOn < this.today ? this.today : opensOn, closesOn };
  }
}

function asRow(wave: Wave, at: number): WaveRow {
  return { ...wave, number: at + 1, plannedFor: null, state: 'planned', reason: null, sequence: null };
}
