import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface SuppressedAddress {
  id: number;
  /** In lower case. */
  address: string;
  reason: string;
  lastReply: string | null;
  at: Date;
}

const rowsOfAPage = 50;

@Injectable()
export class SuppressionsStore {
  constructor(private readonly database: Database) {}

  /** What is known first stays; the last words of the server replace the earlier ones. */
  async add(address: string, reason: string, reply: string): Promise<void> {
    await this.database.execute(
      `INSERT INTO delivery_suppression (address, reason, last_reply) VALUES (LOWER(?), ?, ?)
       ON DUPLICATE KEY UPDATE last_reply = VALUES(last_reply)`,
      [address, reason, reply],
    );
  }

  /** @param pattern for LIKE, or null for all @param page from 1 */
  async page(pattern: string | null, page: number): Promise<{ rows: SuppressedAddress[]; total: number }> {
    const where = 'WHERE ? IS NULL OR address LIKE ?';
    const parameters = [pattern, pattern];
    const [count] = await this.database.query<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM delivery_suppression ${where}`,
      parameters,
    );
    const rows = await this.database.query<SuppressedAddress>(
      `SELECT id, address, reason, last_reply AS lastReply, at FROM delivery_suppression ${where}
       ORDER BY at DESC, address LIMIT ${rowsOfAPage} OFFSET ${rowsOfAPage * (page - 1)}`,
      parameters,
    );
    return { rows, total: Number(count?.total ?? 0) };
  }

  /** Locks it. */
  async byId(id: number): Promise<SuppressedAddress | null> {
    const [row] = await this.database.query<SuppressedAddress>(
      `SELECT id, address, reason, last_reply AS lastReply, at FROM delivery_suppression WHERE id = ? FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async remove(id: number): Promise<void> {
    await this.database.execute('DELETE FROM delivery_suppression WHERE id = ?', [id]);
  }
}
