import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { MeterStore } from './meter.store.js';
import { PermitsStore } from './permits.store.js';
import type { Due } from './rules/forecast.js';
import type { Measurement } from './rules/sending-rate.js';

/** Batches that are due again later are told apart by the minute, up to so many. */
const mostDueTimes = 500;

interface DueRow {
  messages: number | string;
  at: Date;
}

/** Reads the tallies of batches, so that a million people cost a few thousand rows. */
@Injectable()
export class ForecastStore {
  constructor(
    private readonly database: Database,
    private readonly meter: MeterStore,
    private readonly permits: PermitsStore,
  ) {}

  /** What is open in this scope; all messages of a batch are taken to be due when the first of them is. */
  async open(scope: string, kind: string): Promise<Due[]> {
    const resting = await this.database.query<DueRow>(
      `SELECT SUM(tally.messages) AS messages, MIN(batch.next_due_at) AS at
       FROM delivery_mailing AS mailing JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id
         JOIN delivery_tally AS tally ON tally.batch_id = batch.id AND tally.is_open = 1
       WHERE mailing.scope = ? AND mailing.kind = ? AND batch.next_due_at IS NOT NULL AND batch.tallied = 1
       GROUP BY GREATEST(TIMESTAMPDIFF(MINUTE, NOW(3), batch.next_due_at), 0) ORDER BY 2 LIMIT ${mostDueTimes}`,
      [scope, kind],
    );
    const inHand = await this.database.query<DueRow>(
      `SELECT COUNT(*) AS messages, MIN(message.due_at) AS at
       FROM delivery_mailing AS mailing STRAIGHT_JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id
         STRAIGHT_JOIN delivery_message AS message ON message.batch_id = batch.id
       WHERE mailing.scope = ? AND mailing.kind = ? AND batch.next_due_at IS NOT NULL AND batch.tallied = 0
         AND message.due_at IS NOT NULL
       HAVING COUNT(*) > 0`,
      [scope, kind],
    );
    return [...inHand, ...resting].map(({ messages, at }) => ({ messages: Number(messages), at }));
  }

  /** Messages of this kind in other scopes that workers come to before the last ones of this scope. */
  async ahead(scope: string, kind: string): Promise<number> {
    const [row] = await this.database.query<{ messages: number | string | null }>(
      `SELECT SUM(tally.messages) AS messages
       FROM delivery_batch AS batch JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id
         JOIN delivery_tally AS tally ON tally.batch_id = batch.id AND tally.is_open = 1
       WHERE batch.held = 0 AND batch.background = 1 AND mailing.scope <> ? AND mailing.kind = ?
         AND batch.tallied = 1
         AND batch.next_due_at <= LEAST(NOW(3),
           (SELECT MAX(own.next_due_at) FROM delivery_mailing AS this_scope
              JOIN delivery_batch AS own ON own.mailing_id = this_scope.id
            WHERE this_scope.scope = ? AND this_scope.kind = ?))`,
      [scope, kind, scope, kind],
    );
    return Number(row?.messages ?? 0);
  }

  measurements(): Promise<Measurement[]> {
    return this.meter.latest();
  }

  /** Messages that the limit of this day has seen. */
  used(day: string): Promise<number> {
    return this.permits.used(day);
  }
}
