import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Random } from '../../platform/random.js';
import type { MailboxState } from './rules/mailbox-schedule.js';

/** Whoever holds the token may read, until the database's clock passes the lease. */
export interface MailboxLease {
  token: string;
  folder: string | null;
  lastUid: number;
  /** Looks in a row that failed before this one. */
  failures: number;
}

const free = '(lease_until IS NULL OR lease_until < NOW(3))';

@Injectable()
export class BounceMailboxStore {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
  ) {}

  /** @returns the id of the look that is due, which stays the same until somebody takes it; null: none is */
  async due(): Promise<string | null> {
    const [row] = await this.database.query<{ epoch: number; waiting: number | string; due: number }>(
      `SELECT epoch, next_look_at <= NOW(3) AND ${free} AS due,
         TIMESTAMPDIFF(SECOND, GREATEST(next_look_at, COALESCE(lease_until, next_look_at)), NOW(3)) AS waiting
       FROM delivery_bounce_mailbox WHERE id = 1`,
    );
    if (!row) return '0.0';
    // A job that died in a queue is not in the way for ever.
    return Number(row.due) === 1 ? `${row.epoch}.${Math.floor(Math.max(0, Number(row.waiting)) / 90)}` : null;
  }

  /** @returns null where another worker reads, or has just done so */
  async take(seconds: number): Promise<MailboxLease | null> {
    const token = this.random.uuid();
    await this.database.execute(
      'INSERT IGNORE INTO delivery_bounce_mailbox (id, next_look_at) VALUES (1, NOW(3))',
    );
    const { changed } = await this.database.execute(
      `UPDATE delivery_bounce_mailbox
       SET lease_token = ?, lease_until = NOW(3) + INTERVAL ? SECOND, epoch = epoch + 1
       WHERE id = 1 AND next_look_at <= NOW(3) AND ${free}`,
      [token, seconds],
    );
    if (changed !== 1) return null;
    const [row] = await this.database.query<Omit<MailboxLease, 'token'>>(
      'SELECT folder, last_uid AS lastUid, failures FROM delivery_bounce_mailbox WHERE id = 1',
    );
    return { token, ...row! };
  }

  async passed({ token }: MailboxLease, folder: string, lastUid: number): Promise<void> {
    await this.database.execute(
      'UPDATE delivery_bounce_mailbox SET folder = ?, last_uid = ? WHERE id = 1 AND lease_token = ?',
      [folder, lastUid, token],
    );
  }

  /** @param next seconds until the next look */
  async worked({ token }: MailboxLease, next: number): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_bounce_mailbox SET lease_token = NULL, lease_until = NULL, looked_at = NOW(3), read_at = NOW(3),
         failing_since = NULL, failures = 0, error_code = NULL, next_look_at = NOW(3) + INTERVAL ? SECOND
       WHERE id = 1 AND lease_token = ?`,
      [next, token],
    );
  }

  async failed({ token }: MailboxLease, code: string, next: number): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_bounce_mailbox SET lease_token = NULL, lease_until = NULL, looked_at = NOW(3),
         failing_since = COALESCE(failing_since, NOW(3)), failures = LEAST(failures + 1, 1000), error_code = ?,
         next_look_at = NOW(3) + INTERVAL ? SECOND
       WHERE id = 1 AND lease_token = ?`,
      [code, next, token],
    );
  }

  async state(): Promise<{ state: MailboxState; now: Date } | null> {
    const [row] = await this.database.query<MailboxState & { now: Date }>(
      `SELECT looked_at AS lookedAt, read_at AS readAt, failing_since AS failingSince, error_code AS errorCode,
         NOW(3) AS now
       FROM delivery_bounce_mailbox WHERE id = 1`,
    );
    if (!row) return null;
    const { now, ...state } = row;
    return { state, now };
  }
}
