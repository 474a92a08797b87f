import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

@Injectable()
export class NotifyReceiptsStore {
  constructor(private readonly database: Database) {}

  /** When the mailing of this batch was written down; null where there is no such batch. */
  async intendedAt(batchId: number): Promise<Date | null> {
    const [row] = await this.database.query<{ intendedAt: Date }>(
      `SELECT mailing.created_at AS intendedAt FROM delivery_batch AS batch
       JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id WHERE batch.id = ?`,
      [batchId],
    );
    return row?.intendedAt ?? null;
  }
}
