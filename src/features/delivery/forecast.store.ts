import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Due } from './rules/forecast.js';
import type { Measurement } from './rules/sending-rate.js';

/** Messages that are due again later are told apart by the minute, up to so many. */
const mostDueTimes = 500;
/** Over so many the rate is measured. */
const minutesMeasured = 10;

@Injectable()
export class ForecastStore {
  constructor(private readonly database: Database) {}

  /**
   * What is open in this scope. Batches that no worker has had are counted by their size, so that a million people
   * cost two thousand rows; those without an address among them make it a little too much.
   */
  async open(scope: string): Promise<Due[]> {
    const [untouched] = await this.database.query<{ messages: number | string | null; at: Date | null }>(
      `SELECT SUM(batch.size) AS messages, MIN(batch.next_due_at) AS at
       FROM delivery_mailing AS mailing JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id
       WHERE mailing.scope = ? AND batch.next_due_at IS NOT NULL AND batch.epoch = 0`,
      [scope],
    );
    const touched = await this.database.query<{ messages: number | string; at: Date }>(
      `SELECT COUNT(*) AS messages, MIN(message.due_at) AS at
       FROM delivery_mailing AS mailing STRAIGHT_JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id
         STRAIGHT_JOIN delivery_message AS message ON message.batch_id = batch.id
       WHERE mailing.scope = ? AND batch.next_due_at IS NOT NULL AND batch.epoch > 0 AND message.due_at IS NOT NULL
       GROUP BY GREATEST(TIMESTAMPDIFF(MINUTE, NOW(3), message.due_at), 0) ORDER BY 2 LIMIT ${mostDueTimes}`,
      [scope],
    );
    const rows = untouched?.at ? [{ messages: untouched.messages!, at: untouched.at }, ...touched] : touched;
    return rows.map(({ messages, at }) => ({ messages: Number(messages), at }));
  }

  /** Messages of other scopes that workers come to before the last ones of this scope. */
  async ahead(scope: string): Promise<number> {
    const [row] = await this.database.query<{ messages: number | string | null }>(
      `SELECT SUM(batch.size) AS messages
       FROM delivery_batch AS batch JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id
       WHERE batch.held = 0 AND batch.background = 1 AND mailing.scope <> ? AND batch.epoch = 0
         AND batch.next_due_at <= LEAST(NOW(3),
           (SELECT MAX(own.next_due_at) FROM delivery_mailing AS this_scope
              JOIN delivery_batch AS own ON own.mailing_id = this_scope.id WHERE this_scope.scope = ?))`,
      [scope, scope],
    );
    return Number(row?.messages ?? 0);
  }

  /** What was measured in the latest minutes of the last day in which anything was sent. */
  measurements(): Promise<Measurement[]> {
    return this.database.query<Measurement>(
      `SELECT meter.minute, meter.messages, meter.busy_ms AS busyMilliseconds
       FROM (SELECT DISTINCT minute FROM delivery_meter WHERE minute >= NOW() - INTERVAL 1 DAY
             ORDER BY minute DESC LIMIT ${minutesMeasured}) AS latest
         JOIN delivery_meter AS meter ON meter.minute = latest.minute`,
    );
  }

  /** Messages that the limit of this day has seen. */
  async used(day: string): Promise<number> {
    const [row] = await this.database.query<{ used: number }>(
      "SELECT used FROM delivery_permit WHERE bucket = '' AND day = ?",
      [day],
    );
    return row?.used ?? 0;
  }
}
