import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { batchSize } from './rules/batch-plan.js';

export interface Mailing {
  scope: string;
  kind: string;
  sequence: number;
}

export interface Selection {
  /** Gives (recipient_id, address), each recipient once, ordered by recipient; `?` for the parameters. */
  sql: string;
  parameters: unknown[];
  /** The statement gives a third column, `channel`: email, text or letter. Without it all are emails. */
  withChannel?: boolean;
  /** Places travel in Message-IDs: in the order of recipients they tell a reader how many before them get none. */
  byLot?: boolean;
}

const rowsOfOneStatement = 1_000;
/** The longest that RFC 5321 allows and a column holds; one that is cut would be somebody else's. */
const longestAddress = 254;
const cannotBe = `(numbered.address IS NULL OR CHAR_LENGTH(numbered.address) > ${longestAddress})`;

@Injectable()
export class LedgerIntentsStore {
  constructor(private readonly database: Database) {}

  /** The mailing's id; locks it, so that two callers with the same intent wait for one another. */
  async mailing({ scope, kind, sequence }: Mailing): Promise<{ id: number; isNew: boolean }> {
    const { insertId } = await this.database.execute(
      `INSERT INTO delivery_mailing (scope, kind, sequence) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)`,
      [scope, kind, sequence],
    );
    return { id: insertId, isNew: !(await this.hasBatch(insertId)) };
  }

  async count({ sql, parameters }: Selection): Promise<number> {
    const [row] = await this.database.query<{ messages: number | string }>(
      `SELECT COUNT(*) AS messages FROM (${sql}) AS selected`,
      parameters,
    );
    return Number(row?.messages ?? 0);
  }

  async countOf(mailingId: number): Promise<number> {
    const [row] = await this.database.query<{ messages: number | string | null }>(
      'SELECT SUM(size) AS messages FROM delivery_batch WHERE mailing_id = ?',
      [mailingId],
    );
    return Number(row?.messages ?? 0);
  }

  /** Of each mailing of this kind: messages intended, which stays when the messages themselves are destroyed. */
  async sizes(scope: string, kind: string): Promise<{ sequence: number; messages: number }[]> {
    const rows = await this.database.query<{ sequence: number; messages: number | string }>(
      `SELECT mailing.sequence, SUM(COALESCE(batch.size, 0)) AS messages
       FROM delivery_mailing AS mailing LEFT JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id
       WHERE mailing.scope = ? AND mailing.kind = ? GROUP BY mailing.sequence`,
      [scope, kind],
    );
    return rows.map(({ sequence, messages }) => ({ sequence, messages: Number(messages) }));
  }

  async addBatches(mailingId: number, sizes: readonly number[]): Promise<void> {
    const held = await this.isHeld(mailingId);
    for (let first = 0; first < sizes.length; first += rowsOfOneStatement) {
      const rows = sizes.slice(first, first + rowsOfOneStatement);
      await this.database.execute(
        `INSERT INTO delivery_batch (mailing_id, number, size, held, next_due_at)
         VALUES ${rows.map(() => '(?, ?, ?, ?, NOW(3))').join(', ')}`,
        rows.flatMap((size, at) => [mailingId, first + at, size, held]),
      );
    }
  }

  /** Everything in one statement, so that a million people cost this process no memory. @returns rows written */
  async addMessages(mailingId: number, { sql, parameters, withChannel, byLot }: Selection): Promise<number> {
    const channel = withChannel ? ', channel' : '';
    const { changed } = await this.database.execute(
      `INSERT INTO delivery_message
         (batch_id, position, mailing_id, recipient_id, state, address, due_at, reason${channel})
       SELECT batch.id, ((numbered.n - 1) MOD ${batchSize}) + 1, ?, numbered.recipient_id,
         IF(${cannotBe}, 'withheld', 'ready'), IF(${cannotBe}, NULL, numbered.address),
         IF(${cannotBe}, NULL, NOW(3)),
         CASE WHEN numbered.address IS NULL THEN 'no-address' WHEN ${cannotBe} THEN 'bad-address' END${channel}
       FROM (SELECT selected.recipient_id, selected.address${channel},
               ROW_NUMBER() OVER (ORDER BY ${byLot ? 'RAND()' : 'selected.recipient_id'}) AS n
             FROM (${sql}) AS selected) AS numbered
       STRAIGHT_JOIN delivery_batch AS batch
         ON batch.mailing_id = ? AND batch.number = (numbered.n - 1) DIV ${batchSize}`,
      [mailingId, ...parameters, mailingId],
    );
    return changed;
  }

  async hasMessage(mailingId: number, recipientId: number): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT 1 FROM delivery_message WHERE mailing_id = ? AND recipient_id = ?',
      [mailingId, recipientId],
    );
    return rows.length > 0;
  }

  /** A batch of its own, ahead of mailings to many: somebody waits for it. */
  async addOne(mailingId: number, recipientId: number, given: string | null): Promise<void> {
    const address = given !== null && given.length > longestAddress ? null : given;
    const { insertId } = await this.database.execute(
      `INSERT INTO delivery_batch (mailing_id, number, size, background, held, next_due_at)
       SELECT ?, COALESCE(MAX(number) + 1, 0), 1, 0, ?, NOW(3) FROM delivery_batch WHERE mailing_id = ?`,
      [mailingId, await this.isHeld(mailingId), mailingId],
    );
    await this.database.execute(
      `INSERT INTO delivery_message (batch_id, position, mailing_id, recipient_id, state, address, due_at, reason)
       VALUES (?, 1, ?, ?, ?, ?, IF(? IS NULL, NULL, NOW(3)), ?)`,
      [
        insertId,
        mailingId,
        recipientId,
        address === null ? 'withheld' : 'ready',
        address,
        address,
        given === null ? 'no-address' : address === null ? 'bad-address' : null,
      ],
    );
  }

  /** What may already have gone out stays: calling it off would be untrue. */
  async cancelOpen(scope: string): Promise<number> {
    const { changed } = await this.database.execute(
      `UPDATE delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.scope = ?
       SET message.state = 'cancelled', message.due_at = NULL, message.reason = 'called-off'
       WHERE message.state IN ('ready', 'retry')`,
      [scope],
    );
    // A held batch is never taken, so nobody else would find out that nothing of it is open any more.
    await this.database.execute(
      `UPDATE delivery_batch AS batch JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id
       SET batch.next_due_at = (SELECT MIN(due_at) FROM delivery_message WHERE batch_id = batch.id)
       WHERE mailing.scope = ? AND batch.next_due_at IS NOT NULL`,
      [scope],
    );
    return changed;
  }

  /** Keeps how many came to which end; what was still open counts as called off. */
  async reduceToCounts(scope: string, kind: string): Promise<void> {
    const mailing = 'mailing.id = message.mailing_id AND mailing.scope = ? AND mailing.kind = ?';
    await this.database.execute(
      `INSERT INTO delivery_count (mailing_id, state, messages, copies)
       SELECT message.mailing_id, IF(message.state IN ('ready', 'retry'), 'cancelled',
         IF(message.state = 'sending', 'in_doubt', message.state)) AS final_state, COUNT(*),
         SUM(message.possible_duplicates)
       FROM delivery_message AS message JOIN delivery_mailing AS mailing ON ${mailing}
       GROUP BY message.mailing_id, final_state`,
      [scope, kind],
    );
    await this.database.execute(
      `DELETE message FROM delivery_message AS message JOIN delivery_mailing AS mailing ON ${mailing}`,
      [scope, kind],
    );
    await this.database.execute(
      `UPDATE delivery_batch AS batch JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id
       SET batch.next_due_at = NULL WHERE mailing.scope = ? AND mailing.kind = ?`,
      [scope, kind],
    );
  }

  /** Whoever was left out while in doubt or before the first try has a row like everybody else's of that state. */
  async forgetReasons(scope: string, kind: string): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.scope = ? AND mailing.kind = ?
       SET message.reason = NULL, message.attempts = 0, message.refusals = 0, message.possible_duplicates = 0,
         message.first_date = NULL, message.enhanced_code = NULL, message.last_reply = NULL
       WHERE message.state IN ('in_doubt', 'cancelled') AND message.due_at IS NULL`,
      [scope, kind],
    );
  }

  /** Asked with a lock, after the mailing was written: see `PausesStore`. @returns 1 where its scope is paused */
  private async isHeld(mailingId: number): Promise<0 | 1> {
    const rows = await this.database.query(
      `SELECT 1 FROM delivery_pause WHERE scope = (SELECT scope FROM delivery_mailing WHERE id = ?)
       LOCK IN SHARE MODE`,
      [mailingId],
    );
    return rows.length > 0 ? 1 : 0;
  }

  private async hasBatch(mailingId: number): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM delivery_batch WHERE mailing_id = ? LIMIT 1', [
      mailingId,
    ]);
    return rows.length > 0;
  }
}
