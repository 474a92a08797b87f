import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Fault } from '../../platform/errors.js';
import { Audit, type Actor } from '../audit/index.js';
import { Packs } from '../surveys/index.js';
import { CampaignsStore } from './campaigns.store.js';
import { dayOf, faultOfDates } from './rules/campaign-dates.js';
import type { CampaignPlan, HumanChecks } from './rules/campaign-settings.js';

export type PlanOutcome =
  { outcome: 'kept'; id: number } | { outcome: 'faulty'; faults: Fault[] } | { outcome: 'not-a-draft' };

/** Drafts: what HR decides before a launch, as often as they like. */
@Injectable()
export class CampaignPlanning {
  constructor(
    private readonly store: CampaignsStore,
    private readonly packs: Packs,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async create(plan: CampaignPlan, actor: Actor): Promise<PlanOutcome> {
    const faults = await this.faultsOf(plan);
    if (faults.length > 0) return { outcome: 'faulty', faults };
    return this.database.transaction(async () => {
      const id = await this.store.insert(plan, this.clock.now());
      await this.record('campaign.create', id, { actor, detail: { name: plan.name, k: plan.k } });
      return { outcome: 'kept', id };
    });
  }

  async update(id: number, plan: CampaignPlan, actor: Actor): Promise<PlanOutcome> {
    const faults = await this.faultsOf(plan);
    if (faults.length > 0) return { outcome: 'faulty', faults };
    return this.database.transaction(async () => {
      if (!(await this.store.updateDraft(id, plan))) return { outcome: 'not-a-draft' };
      await this.record('campaign.change', id, { actor, detail: { name: plan.name, k: plan.k } });
      return { outcome: 'kept', id };
    });
  }

  /** The questions that only people can answer. False where it is no longer a draft. */
  async check(id: number, checks: HumanChecks, actor: Actor): Promise<boolean> {
    return this.database.transaction(async () => {
      if (!(await this.store.updateChecks(id, checks))) return false;
      await this.record('campaign.check', id, { actor, detail: { ...checks } });
      return true;
    });
  }

  /** A draft that nobody needs. False where it is no longer a draft. */
  async cancel(id: number, actor: Actor): Promise<boolean> {
    return this.database.transaction(async () => {
      if (!(await this.store.move(id, 'cancelled', this.clock.now()))) return false;
      await this.record('campaign.cancel', id, { actor, detail: {} });
      return true;
    });
  }

  private async faultsOf(plan: CampaignPlan): Promise<Fault[]> {
    const dates = faultOfDates(plan, dayOf(this.clock.now()));
    const knowsPack = (await this.packs.list()).some(({ id }) => id === plan.packVersionId);
    return [
      ...(knowsPack ? [] : [{ field: 'packVersionId', message: 'campaigns:faults.pack' }]),
      ...(dates ? [{ field: 'closesOn', message: `campaigns:faults.${dates}` }] : []),
    ];
  }

  private record(
    action: string,
    id: number,
    { actor, detail }: { actor: Actor; detail: object },
  ): Promise<void> {
    return this.audit.record({ actor, action, subject: `campaign:${id}`, detail });
  }
}
