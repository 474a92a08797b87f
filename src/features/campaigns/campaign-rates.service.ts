import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { CampaignRatesStore, type DayRate } from './campaign-rates.store.js';
import { CampaignRoster } from './campaign-roster.service.js';
import type { CampaignDepartment } from './campaign-roster.store.js';
import { Campaigns } from './campaigns.service.js';
import { treeGroups } from './rules/campaign-tree.js';
import { dayToRate, ratesOf, type Rate } from './rules/response-rates.js';

export interface ResponseFigures {
  /** ISO day at whose end they were noted; null before the first night. */
  day: string | null;
  /** Of the whole organisation; null where it is too small to show. */
  whole: Rate | null;
  /** Departments that show rates, the whole included. */
  rates: Rate[];
  /** The whole organisation by day. */
  curve: DayRate[];
  departments: CampaignDepartment[];
}

/** How many have answered: noted once a day and at closing, for departments chosen at launch. Never who. */
@Injectable()
export class CampaignRates {
  constructor(
    private readonly store: CampaignRatesStore,
    private readonly roster: CampaignRoster,
    private readonly campaigns: Campaigns,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Notes the rates of this moment under a day; a second time replaces them. */
  async note(campaignId: number, day: string): Promise<void> {
    const departments = await this.roster.departments(campaignId);
    const showing = new Set(departments.filter(({ showsRates }) => showsRates).map(({ id }) => id));
    if (showing.size === 0) return;
    const answered = await this.store.answered(campaignId);
    await this.store.replace(campaignId, day, ratesOf(treeGroups(departments, answered), showing));
  }

  /** Worker, once a day. False where the day is noted already, or the campaign no longer open. */
  async noteYesterday(campaignId: number, day: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(campaignId);
      const isDue = state === 'open' && (await this.due()).some((due) => due.campaignId === campaignId);
      if (isDue) await this.note(campaignId, day);
      return isDue;
    });
  }

  /** Open campaigns whose last day is not noted yet. */
  async due(): Promise<{ campaignId: number; day: string }[]> {
    const now = this.clock.now();
    const campaigns = await this.store.latestDays();
    return campaigns.flatMap(({ campaignId, ...latest }) => {
      const day = dayToRate(latest, now);
      return day === null ? [] : [{ campaignId, day }];
    });
  }

  /** What pages and API show. */
  async figures(campaignId: number): Promise<ResponseFigures> {
    const departments = await this.roster.departments(campaignId);
    const root = departments.find(({ parentId }) => parentId === null);
    const latest = await this.store.latest(campaignId);
    const curve = root ? await this.store.byDay(campaignId, root.id) : [];
    const rates = latest?.rates ?? [];
    const whole = rates.find(({ departmentId }) => departmentId === root?.id) ?? null;
    return { day: latest?.day ?? null, whole, rates, curve, departments };
  }
}
