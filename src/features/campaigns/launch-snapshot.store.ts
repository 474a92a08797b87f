import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { activePeopleSelect } from '../directory/index.js';
import { audienceCondition, type AudienceFilter } from './campaign-audience.store.js';
import { madeRoot, type CampaignTreeNode } from './rules/campaign-tree.js';

const rowsOfOneStatement = 1_000;

@Injectable()
export class LaunchSnapshotStore {
  constructor(private readonly database: Database) {}

  /** Level by level, so that each row can name its parent's new id. */
  async insertTree(campaignId: number, nodes: readonly CampaignTreeNode[]): Promise<void> {
    const deepest = Math.max(...nodes.map(({ depth }) => depth));
    for (let depth = 0; depth <= deepest; depth += 1) {
      const ids = await this.idsAt(campaignId, depth - 1);
      const level = nodes.filter((node) => node.depth === depth);
      for (let first = 0; first < level.length; first += rowsOfOneStatement) {
        await this.insertNodes(campaignId, level.slice(first, first + rowsOfOneStatement), ids);
      }
    }
  }

  /**
   * The whole roster in one statement: however many people there are, none of them passes through this process.
   * @param families pack's family key to the spellings that lead to it
   * @returns people written
   */
  async insertRoster(
    campaignId: number,
    filter: AudienceFilter,
    families: ReadonlyMap<string | null, string[]>,
  ): Promise<number> {
    const condition = audienceCondition(filter);
    const family = familyExpression(families);
    const { changed } = await this.database.execute(
      `INSERT INTO participant (campaign_id, person_id, department_id, name, email, language, job_title, job_family,
         family_key, leader)
       SELECT ?, person.id, place.id, person.name, person.email, person.language, person.job_title, person.job_family,
         ${family.sql}, person.leader
       FROM (${activePeopleSelect}) person
       JOIN campaign_department place ON place.campaign_id = ? AND place.department_id = person.department_id
       WHERE ${condition.sql}`,
      [campaignId, ...family.parameters, campaignId, ...condition.parameters],
    );
    return changed;
  }

  /** Counted from the roster itself: whoever was imported in between is on neither or on both. */
  async countInvited(campaignId: number): Promise<void> {
    await this.database.execute(
      `UPDATE campaign_department place
       JOIN (SELECT department_id, COUNT(*) AS people FROM participant WHERE campaign_id = ? GROUP BY department_id)
         counted ON counted.department_id = place.id
       SET place.invited = counted.people WHERE place.campaign_id = ?`,
      [campaignId, campaignId],
    );
  }

  async showRatesOf(departmentIds: number[]): Promise<void> {
    for (let first = 0; first < departmentIds.length; first += rowsOfOneStatement) {
      await this.database.execute('UPDATE campaign_department SET shows_rates = 1 WHERE id IN (?)', [
        departmentIds.slice(first, first + rowsOfOneStatement),
      ]);
    }
  }

  private async insertNodes(
    campaignId: number,
    nodes: readonly CampaignTreeNode[],
    ids: ReadonlyMap<number, number>,
  ): Promise<void> {
    await this.database.execute(
      `INSERT INTO campaign_department (campaign_id, department_id, parent_id, name, name_cy, depth)
       VALUES ${nodes.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
      nodes.flatMap(({ id, parentId, name, nameCy, depth }) => [
        campaignId,
        id === madeRoot ? null : id,
        parentId === null ? null : ids.get(parentId),
        name,
        nameCy,
        depth,
      ]),
    );
  }

  /** Ids of the directory to those of the campaign. */
  private async idsAt(campaignId: number, depth: number): Promise<Map<number, number>> {
    if (depth < 0) return new Map();
    const rows = await this.database.query<{ id: number; departmentId: number | null }>(
      'SELECT id, department_id AS departmentId FROM campaign_department WHERE campaign_id = ? AND depth = ?',
      [campaignId, depth],
    );
    return new Map(rows.map(({ id, departmentId }) => [departmentId ?? madeRoot, id]));
  }
}

/** A few branches, one for each family of the pack, over the spellings that occur. */
function familyExpression(families: ReadonlyMap<string | null, string[]>): {
  sql: string;
  parameters: unknown[];
} {
  const branches = [...families].filter(([key]) => key !== null);
  if (branches.length === 0) return { sql: 'NULL', parameters: [] };
  const spelling = 'CONVERT(person.job_family USING utf8mb4) COLLATE utf8mb4_bin';
  return {
    sql: `CASE ${branches.map(() => `WHEN ${spelling} IN (?) THEN ?`).join(' ')} ELSE NULL END`,
    parameters: branches.flatMap(([key, spellings]) => [spellings, key]),
  };
}
