import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { MessageState } from './rules/message-states.js';
import type { StateCount } from './rules/reconciliation.js';

/** A message that did not arrive, for "whose invitation". */
export interface Undelivered {
  recipientId: number;
  state: MessageState;
  reason: string | null;
  enhancedCode: string | null;
  lastReply: string | null;
}

/** Messages that came to the same end for the same reason. */
export interface Failures {
  state: MessageState;
  /** A key of `delivery:reason`; `not-kept` where it was destroyed. */
  reason: string;
  messages: number;
}

interface Counted {
  state: MessageState;
  open: number | string;
  reason: string;
  messages: number | string;
  copies: number | string;
}

const rowsOfAPage = 50;
const failing: ReadonlySet<MessageState> = new Set([
  'blocked',
  'failed_hard',
  'failed_soft',
  'bounced',
  'withheld',
  'in_doubt',
]);

@Injectable()
export class LedgerFiguresStore {
  constructor(private readonly database: Database) {}

  /** Every message once: from the tallies of batches at rest, from the rows of batches in hand, from what is kept. */
  async stateCounts(scope: string, kind: string): Promise<StateCount[]> {
    const rows = await this.counted(scope, kind);
    return rows.map(({ state, open, messages }) => ({
      state,
      open: Number(open) === 1,
      messages: Number(messages),
    }));
  }

  /** In final states other than accepted and called off. */
  async failures(scope: string, kind: string): Promise<Failures[]> {
    const rows = await this.counted(scope, kind);
    const failed = rows.filter(({ state, open }) => Number(open) === 0 && failing.has(state));
    return sumUp(failed);
  }

  /** Copies that were sent although an earlier one may have gone out. */
  async copies(scope: string, kind: string): Promise<number> {
    const rows = await this.counted(scope, kind);
    return rows.reduce((sum, { copies }) => sum + Number(copies), 0);
  }

  /** By batches, which lie in the order of the table: by recipients every row would be looked up by itself. */
  private counted(scope: string, kind: string): Promise<Counted[]> {
    const batches = `delivery_mailing AS mailing STRAIGHT_JOIN delivery_batch AS batch
      ON batch.mailing_id = mailing.id AND mailing.scope = ? AND mailing.kind = ?`;
    return this.database.query<Counted>(
      `SELECT message.state, message.due_at IS NOT NULL AS open, COALESCE(message.reason, '') AS reason,
         COUNT(*) AS messages, SUM(message.possible_duplicates) AS copies
       FROM ${batches} AND batch.tallied = 0
         STRAIGHT_JOIN delivery_message AS message ON message.batch_id = batch.id
       GROUP BY message.state, message.due_at IS NOT NULL, COALESCE(message.reason, '')
       UNION ALL
       SELECT tally.state, tally.is_open, tally.reason, SUM(tally.messages), SUM(tally.copies)
       FROM ${batches} AND batch.tallied = 1 STRAIGHT_JOIN delivery_tally AS tally ON tally.batch_id = batch.id
       GROUP BY tally.state, tally.is_open, tally.reason
       UNION ALL
       SELECT counted.state, 0, '', SUM(counted.messages), SUM(counted.copies)
       FROM delivery_mailing AS mailing JOIN delivery_count AS counted ON counted.mailing_id = mailing.id
       WHERE mailing.scope = ? AND mailing.kind = ? GROUP BY counted.state`,
      [scope, kind, scope, kind, scope, kind],
    );
  }

  /** Batches know whether anything of theirs is open, so this reads a few rows however large the mailing. */
  async hasOpen(scope: string, kind: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM delivery_mailing AS mailing JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id
       WHERE mailing.scope = ? AND mailing.kind = ? AND batch.next_due_at IS NOT NULL LIMIT 1`,
      [scope, kind],
    );
    return rows.length > 0;
  }

  /** By the database's clock. */
  async hoursSinceLast(scope: string, kind: string): Promise<number | null> {
    const [row] = await this.database.query<{ seconds: number | string | null }>(
      `SELECT TIMESTAMPDIFF(SECOND, MAX(created_at), NOW(3)) AS seconds
       FROM delivery_mailing WHERE scope = ? AND kind = ?`,
      [scope, kind],
    );
    const seconds = row?.seconds ?? null;
    return seconds === null ? null : Number(seconds) / 3_600;
  }

  async undelivered(
    scope: string,
    kind: string,
    page: number,
  ): Promise<{ rows: Undelivered[]; total: number }> {
    const from = `FROM delivery_mailing AS mailing JOIN delivery_message AS message ON message.mailing_id = mailing.id
       WHERE mailing.scope = ? AND mailing.kind = ?
         AND message.state IN ('blocked', 'failed_hard', 'failed_soft', 'bounced', 'withheld')`;
    const [count] = await this.database.query<{ total: number | string }>(
      `SELECT COUNT(*) AS total ${from}`,
      [scope, kind],
    );
    const rows = await this.database.query<Undelivered>(
      `SELECT message.recipient_id AS recipientId, message.state, message.reason,
         message.enhanced_code AS enhancedCode, message.last_reply AS lastReply ${from}
       ORDER BY message.recipient_id LIMIT ${rowsOfAPage} OFFSET ${rowsOfAPage * (Math.max(1, Math.floor(page)) - 1)}`,
      [scope, kind],
    );
    return { rows, total: Number(count?.total ?? 0) };
  }
}

/** What stands in tallies, in rows and in what is kept, together; the most first. */
function sumUp(rows: readonly Counted[]): Failures[] {
  const sums = new Map<string, Failures>();
  for (const { state, reason, messages } of rows) {
    const known = sums.get(`${state} ${reason}`) ?? { state, reason: reason || 'not-kept', messages: 0 };
    sums.set(`${state} ${reason}`, { ...known, messages: known.messages + Number(messages) });
  }
  return [...sums.values()].toSorted((one, other) => other.messages - one.messages);
}
