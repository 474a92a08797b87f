import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface DomainPause {
  domain: string;
  /** 0 once it is over; the row stays until a message is accepted, and makes the next pause longer. */
  secondsLeft: number;
}

const domainOf = "LOWER(SUBSTRING_INDEX(message.address, '@', -1))";

@Injectable()
export class DomainPausesStore {
  constructor(private readonly database: Database) {}

  /** Nearly always empty. */
  async all(): Promise<DomainPause[]> {
    const rows = await this.database.query<{ domain: string; secondsLeft: number | string }>(
      `SELECT domain, GREATEST(0, TIMESTAMPDIFF(MICROSECOND, NOW(3), until) / 1000000) AS secondsLeft
       FROM delivery_domain_pause`,
    );
    return rows.map(({ domain, secondsLeft }) => ({ domain, secondsLeft: Number(secondsLeft) }));
  }

  /** Locks the row. @returns pauses so far, and whether one is under way */
  async lock(domain: string): Promise<{ failures: number; underWay: boolean }> {
    const [row] = await this.database.query<{ failures: number; underWay: number | string }>(
      'SELECT failures, until > NOW(3) AS underWay FROM delivery_domain_pause WHERE domain = ? FOR UPDATE',
      [domain],
    );
    return { failures: row?.failures ?? 0, underWay: Number(row?.underWay) === 1 };
  }

  async pause(domain: string, failures: number, seconds: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO delivery_domain_pause (domain, until, failures) VALUES (?, NOW(3) + INTERVAL ? SECOND, ?)
       ON DUPLICATE KEY UPDATE until = VALUES(until), failures = VALUES(failures)`,
      [domain, seconds, failures],
    );
  }

  async end(domain: string): Promise<void> {
    await this.database.execute('DELETE FROM delivery_domain_pause WHERE domain = ?', [domain]);
  }

  /** What is due of the batch and would go to a paused domain waits until its pause is over. */
  async putOff(batchId: number): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_message AS message JOIN delivery_domain_pause AS pause
         ON pause.domain = ${domainOf} AND pause.until > NOW(3)
       SET message.due_at = pause.until, message.reason = COALESCE(message.reason, 'domain-waits')
       WHERE message.batch_id = ? AND message.due_at <= NOW(3) AND message.channel = 'email'`,
      [batchId],
    );
  }
}
