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

const rowsOfAPage = 50;

@Injectable()
export class LedgerFiguresStore {
  constructor(private readonly database: Database) {}

  /** By batches, which lie in the order of the table: by recipients every row would be looked up by itself. */
  async stateCounts(scope: string, kind: string): Promise<StateCount[]> {
    const rows = await this.database.query<{ state: MessageState; open: number; messages: number | string }>(
      `SELECT message.state, message.due_at IS NOT NULL AS open, COUNT(*) AS messages
       FROM delivery_mailing AS mailing STRAIGHT_JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id
         STRAIGHT_JOIN delivery_message AS message ON message.batch_id = batch.id
       WHERE mailing.scope = ? AND mailing.kind = ?
       GROUP BY message.state, message.due_at IS NOT NULL
       UNION ALL
       SELECT counted.state, 0, SUM(counted.messages)
       FROM delivery_mailing AS mailing JOIN delivery_count AS counted ON counted.mailing_id = mailing.id
       WHERE mailing.scope = ? AND mailing.kind = ? GROUP BY counted.state`,
      [scope, kind, scope, kind],
    );
    return rows.map(({ state, open, messages }) => ({
      state,
      open: Number(open) === 1,
      messages: Number(messages),
    }));
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
