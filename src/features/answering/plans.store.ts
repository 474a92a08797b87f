import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface PlanRow {
  campaignId: number;
  content: Buffer;
}

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
}
