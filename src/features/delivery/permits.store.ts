import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** Of all messages together. */
export const everybody = '';

export interface Wanted {
  messages: number;
  /** Microseconds from one message to the next; 0 without a limit a minute. */
  gap: number;
  /** Messages of this day; null: no limit. */
  perDay: number | null;
  /** In London. */
  day: string;
}

export type Permit =
  | { outcome: 'granted'; waitMilliseconds: number }
  | { outcome: 'later'; waitMilliseconds: number }
  | { outcome: 'day-used'; left: number };

/** A turn is given out so long before it comes, so that lanes can have their messages ready. */
const ahead = 1_000_000;
/** What went out past the limit, since somebody waited for it, holds others up for no longer than a minute. */
const longestDebt = 60_000_000;

/**
 * Leave to send, by limit: `everybody` and recipient domains each have a row. A turn is taken by one conditional
 * update, so that workers on any number of machines share one limit. The clock is the database's; the day is the caller's.
 */
@Injectable()
export class PermitsStore {
  private readonly known = new Set<string>();

  constructor(private readonly database: Database) {}

  async take(bucket: string, { messages, gap, perDay, day }: Wanted): Promise<Permit> {
    await this.ensure(bucket);
    const { changed, insertId } = await this.database.execute(
      `UPDATE delivery_permit
       SET wait_ms = LAST_INSERT_ID(GREATEST(0, TIMESTAMPDIFF(MICROSECOND, NOW(6), next_at)) DIV 1000),
         next_at = GREATEST(next_at, NOW(6)) + INTERVAL ? MICROSECOND,
         used = IF(day < ?, 0, used) + ?, day = GREATEST(day, ?)
       WHERE bucket = ? AND (? = 0 OR next_at <= NOW(6) + INTERVAL ${ahead} MICROSECOND)
         AND (? IS NULL OR day < ? OR used + ? <= ?)`,
      [gap * messages, day, messages, day, bucket, gap, perDay, day, messages, perDay],
    );
    if (changed === 1) return { outcome: 'granted', waitMilliseconds: gap === 0 ? 0 : insertId };
    return this.whyNot(bucket, { messages, gap, perDay, day });
  }

  /** Somebody waits for these: they go at once, and count. */
  async count(bucket: string, { messages, gap, day }: Wanted): Promise<void> {
    await this.ensure(bucket);
    await this.database.execute(
      `UPDATE delivery_permit
       SET next_at = LEAST(GREATEST(next_at, NOW(6)) + INTERVAL ? MICROSECOND, NOW(6) + INTERVAL ${longestDebt} MICROSECOND),
         used = IF(day < ?, 0, used) + ?, day = GREATEST(day, ?)
       WHERE bucket = ?`,
      [gap * messages, day, messages, day, bucket],
    );
  }

  /** These did not go out after all, so the day has room for others. Their time is lost, which harms nobody. */
  async giveBack(messages: number, day: string): Promise<void> {
    await this.database.execute(
      'UPDATE delivery_permit SET used = GREATEST(used, ?) - ? WHERE bucket = ? AND day = ?',
      [messages, messages, everybody, day],
    );
  }

  async used(day: string): Promise<number> {
    const [row] = await this.database.query<{ used: number }>(
      'SELECT used FROM delivery_permit WHERE bucket = ? AND day = ?',
      [everybody, day],
    );
    return row?.used ?? 0;
  }

  /** A new limit holds from now on, whatever turns the old one had given out. */
  async forgetTurns(): Promise<void> {
    await this.database.execute('UPDATE delivery_permit SET next_at = NOW(6)');
  }

  /** Of a day that had no limit so far: what the workers' meter says. */
  async startDay(day: string, used: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO delivery_permit (bucket, next_at, day, used) VALUES (?, NOW(6), ?, ?)
       ON DUPLICATE KEY UPDATE used = GREATEST(IF(day = VALUES(day), used, 0), VALUES(used)), day = VALUES(day)`,
      [everybody, day, used],
    );
  }

  /** Whether any message had its turn lately, or has one soon. */
  async hadTurns(seconds: number): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT 1 FROM delivery_permit WHERE next_at > NOW(6) - INTERVAL ? SECOND LIMIT 1',
      [seconds],
    );
    return rows.length > 0;
  }

  /** Domains that nobody has written to for an hour. */
  async forgetDomains(): Promise<void> {
    await this.database.execute(
      'DELETE FROM delivery_permit WHERE bucket <> ? AND next_at < NOW(6) - INTERVAL 1 HOUR',
      [everybody],
    );
    this.known.clear();
  }

  private async whyNot(bucket: string, { messages, perDay, day }: Wanted): Promise<Permit> {
    const [row] = await this.database.query<{ wait: number | string; used: number }>(
      `SELECT GREATEST(0, TIMESTAMPDIFF(MICROSECOND, NOW(6), next_at) - ${ahead}) DIV 1000 AS wait,
         IF(day < ?, 0, used) AS used FROM delivery_permit WHERE bucket = ?`,
      [day, bucket],
    );
    // Another process has tidied it away.
    if (!row) this.known.delete(bucket);
    else if (perDay !== null && row.used + messages > perDay)
      return { outcome: 'day-used', left: perDay - row.used };
    return { outcome: 'later', waitMilliseconds: Number(row?.wait ?? 0) + 1 };
  }

  private async ensure(bucket: string): Promise<void> {
    if (this.known.has(bucket)) return;
    await this.database.execute(
      "INSERT IGNORE INTO delivery_permit (bucket, next_at, day) VALUES (?, NOW(6), '2000-01-01')",
      [bucket],
    );
    this.known.add(bucket);
  }
}
