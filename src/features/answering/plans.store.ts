import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface PlanRow {
  campaignId: number;
  content: Buffer;
}

const rowsOfOneStatement = 5_000;

@Injectable()
export class PlansStore {
  constructor(private readonly database: Database) {}

  async insert(lookup: Buffer, row: PlanRow): Promise<void> {
    await this.database.execute('INSERT INTO plan (lookup, campaign_id, content) VALUES (?, ?, ?)', [
      lookup,
      row.campaignId,
      row.content,
    ]);
  }

  async byLookup(lookup: Buffer): Promise<PlanRow | null> {
    const [row] = await this.database.query<PlanRow>(
      'SELECT campaign_id AS campaignId, content FROM plan WHERE lookup = ?',
      [lookup],
    );
    return row ?? null;
  }

  /** False where there is no such plan. */
  async replace(lookup: Buffer, content: Buffer): Promise<boolean> {
    const { changed } = await this.database.execute('UPDATE plan SET content = ? WHERE lookup = ?', [
      content,
      lookup,
    ]);
    return changed === 1;
  }

  async remove(lookup: Buffer): Promise<void> {
    await this.database.execute('DELETE FROM plan WHERE lookup = ?', [lookup]);
  }

  /** Campaigns that were closed so many months ago or earlier and have plans left. @param only one campaign to ask about */
  async campaignsClosedBefore(months: number, limit: number, only: number | null = null): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `SELECT id FROM campaign
       WHERE closed_at <= NOW(3) - INTERVAL ? MONTH AND (? IS NULL OR id = ?)
         AND EXISTS (SELECT 1 FROM plan WHERE plan.campaign_id = campaign.id)
       ORDER BY id LIMIT ?`,
      [months, only, only, limit],
    );
    return rows.map(({ id }) => id);
  }

  async removeSome(campaignId: number): Promise<void> {
    const sql = `DELETE FROM plan WHERE campaign_id = ? LIMIT ${rowsOfOneStatement}`;
    await this.database.execute(sql, [campaignId]);
  }
}
