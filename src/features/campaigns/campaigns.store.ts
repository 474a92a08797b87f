import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Random } from '../../platform/random.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import type { Campaign, CampaignSummary, LaunchProblem } from './campaign.js';
import { statesBefore, type CampaignState } from './rules/campaign-lifecycle.js';
import { nothingChecked, type CampaignPlan, type HumanChecks } from './rules/campaign-settings.js';

const columns = `id, uid, name, name_cy AS nameCy, purpose, purpose_cy AS purposeCy, state,
  pack_version_id AS packVersionId, audience, DATE_FORMAT(opens_on, '%Y-%m-%d') AS opensOn,
  DATE_FORMAT(closes_on, '%Y-%m-%d') AS closesOn, k, contact, checks, launch_reason AS launchReason,
  launch_problem AS launchProblem, created_at AS createdAt, launched_at AS launchedAt, closed_at AS closedAt,
  published_at AS publishedAt, invited`;

type Json<Value> = string | Value;
type Row = Omit<CampaignSummary, 'audience' | 'contact' | 'checks'> & {
  audience: Json<CampaignSummary['audience']>;
  contact: Json<CampaignSummary['contact']>;
  checks: Json<HumanChecks>;
};

/** MariaDB hands JSON over as text, MySQL as an object. */
function parsed<Value>(json: Json<Value>): Value {
  return typeof json === 'string' ? (JSON.parse(json) as Value) : json;
}

function summaryOf({ audience, contact, checks, ...row }: Row): CampaignSummary {
  return {
    ...row,
    audience: parsed(audience),
    contact: parsed(contact),
    checks: { ...nothingChecked, ...parsed(checks) },
  };
}

/** When a campaign comes into a state, the moment is kept here. */
const momentOf: Partial<Record<CampaignState, string>> = {
  open: 'launched_at',
  closed: 'closed_at',
  published: 'published_at',
};

@Injectable()
export class CampaignsStore {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
  ) {}

  async list(): Promise<CampaignSummary[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM campaign ORDER BY opens_on DESC, id DESC`,
    );
    return rows.map(summaryOf);
  }

  /** With `lock` the row stays locked until the transaction ends. */
  async summary(id: number, options: { lock?: boolean } = {}): Promise<CampaignSummary | null> {
    const lock = options.lock ? ' FOR UPDATE' : '';
    const [row] = await this.database.query<Row>(`SELECT ${columns} FROM campaign WHERE id = ?${lock}`, [id]);
    return row ? summaryOf(row) : null;
  }

  async byId(id: number): Promise<Campaign | null> {
    const [row] = await this.database.query<Row & { pack: Json<PackDocument> | null }>(
      `SELECT ${columns}, pack FROM campaign WHERE id = ?`,
      [id],
    );
    if (!row) return null;
    const { pack, ...rest } = row;
    return { ...summaryOf(rest), pack: pack === null ? null : parsed(pack) };
  }

  async insert(plan: CampaignPlan, at: Date): Promise<number> {
    const { insertId } = await this.database.execute(
      `INSERT INTO campaign SET uid = ?, created_at = ?, checks = ?, ${assignments}`,
      [this.random.uuid(), at, JSON.stringify(nothingChecked), ...valuesOf(plan)],
    );
    return insertId;
  }

  /** @returns false where it is no longer a draft */
  async updateDraft(id: number, plan: CampaignPlan): Promise<boolean> {
    return this.changed(`UPDATE campaign SET ${assignments} WHERE id = ? AND state = 'draft'`, [
      ...valuesOf(plan),
      id,
    ]);
  }

  async updateChecks(id: number, checks: HumanChecks): Promise<boolean> {
    return this.changed("UPDATE campaign SET checks = ? WHERE id = ? AND state = 'draft'", [
      JSON.stringify(checks),
      id,
    ]);
  }

  async updateLaunch(
    id: number,
    launch: { reason: string | null; problem: LaunchProblem | null },
  ): Promise<void> {
    await this.database.execute('UPDATE campaign SET launch_reason = ?, launch_problem = ? WHERE id = ?', [
      launch.reason,
      launch.problem,
      id,
    ]);
  }

  async keepLaunched(id: number, launched: { pack: PackDocument; invited: number }): Promise<void> {
    await this.database.execute('UPDATE campaign SET pack = ?, invited = ? WHERE id = ?', [
      JSON.stringify(launched.pack),
      launched.invited,
      id,
    ]);
  }

  async updateClosesOn(id: number, closesOn: string): Promise<boolean> {
    return this.changed("UPDATE campaign SET closes_on = ? WHERE id = ? AND state = 'open'", [closesOn, id]);
  }

  /** @returns false where the campaign is in a state from which this one can't be reached */
  async move(id: number, to: CampaignState, at: Date): Promise<boolean> {
    const moment = momentOf[to];
    return this.changed(
      `UPDATE campaign SET state = ?${moment ? `, ${moment} = ?` : ''} WHERE id = ? AND state IN (?)`,
      [to, ...(moment ? [at] : []), id, statesBefore(to)],
    );
  }

  async idsIn(state: CampaignState, limit: number): Promise<number[]> {
    return this.ids('SELECT id FROM campaign WHERE state = ? ORDER BY id LIMIT ?', [state, limit]);
  }

  async idsToLaunch(today: string, limit: number): Promise<number[]> {
    return this.ids(
      "SELECT id FROM campaign WHERE state = 'launching' AND opens_on <= ? ORDER BY id LIMIT ?",
      [today, limit],
    );
  }

  /** Open although their last day is over. */
  async idsToClose(today: string, limit: number): Promise<number[]> {
    return this.ids("SELECT id FROM campaign WHERE state = 'open' AND closes_on < ? ORDER BY id LIMIT ?", [
      today,
      limit,
    ]);
  }

  private async ids(sql: string, parameters: unknown[]): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(sql, parameters);
    return rows.map(({ id }) => id);
  }

  private async changed(sql: string, parameters: unknown[]): Promise<boolean> {
    return (await this.database.execute(sql, parameters)).changed === 1;
  }
}

const assignments = `name = ?, name_cy = ?, purpose = ?, purpose_cy = ?, pack_version_id = ?, audience = ?,
  opens_on = ?, closes_on = ?, k = ?, contact = ?`;

function valuesOf(plan: CampaignPlan): unknown[] {
  return [
    plan.name,
    plan.nameCy,
    plan.purpose,
    plan.purposeCy,
    plan.packVersionId,
    JSON.stringify(plan.audience),
    plan.opensOn,
    plan.closesOn,
    plan.k,
    JSON.stringify(plan.contact),
  ];
}
