import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

const columns = '(batch_id, state, is_open, reason, messages, copies)';
const counted = `message.batch_id, message.state, message.due_at IS NOT NULL, COALESCE(message.reason, ''), COUNT(*),
  SUM(message.possible_duplicates)`;
const grouped =
  "GROUP BY message.batch_id, message.state, message.due_at IS NOT NULL, COALESCE(message.reason, '')";

/**
 * What the messages of a batch came to, counted once while nobody sends it, so that the figures of a million people
 * are read from a few thousand rows. Right as long as `delivery_batch.tallied` is 1: taking a batch clears it, giving
 * it back counts anew, and whoever changes messages outside a lease counts again in the same transaction. Messages are
 * locked before batches, as the lanes do.
 */
@Injectable()
export class BatchTalliesStore {
  constructor(private readonly database: Database) {}

  /** In the transaction that gives the batch back. */
  async keep(batchId: number): Promise<void> {
    await this.database.execute('DELETE FROM delivery_tally WHERE batch_id = ?', [batchId]);
    await this.database.execute(
      `INSERT INTO delivery_tally ${columns}
       SELECT ${counted} FROM delivery_message AS message WHERE message.batch_id = ? ${grouped}`,
      [batchId],
    );
    await this.database.execute('UPDATE delivery_batch SET tallied = 1 WHERE id = ?', [batchId]);
  }

  /** After a change to one message of it. A batch in somebody's hands is counted when it comes back. */
  async keepAgain(batchId: number): Promise<void> {
    const [batch] = await this.database.query<{ tallied: number }>(
      'SELECT tallied FROM delivery_batch WHERE id = ? FOR UPDATE',
      [batchId],
    );
    if (batch?.tallied === 1) await this.keep(batchId);
  }

  /** The first tally of a mailing that has just been written down. */
  async keepAll(mailingId: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO delivery_tally ${columns}
       SELECT ${counted}
       FROM delivery_batch AS batch STRAIGHT_JOIN delivery_message AS message ON message.batch_id = batch.id
       WHERE batch.mailing_id = ? ${grouped}`,
      [mailingId],
    );
    await this.database.execute('UPDATE delivery_batch SET tallied = 1 WHERE mailing_id = ?', [mailingId]);
  }

  /** After a change to many messages of the scope, of one kind or of all. */
  async keepAllAgain(scope: string, kind: string | null = null): Promise<void> {
    const where = `mailing.scope = ? AND (? IS NULL OR mailing.kind = ?) AND batch.tallied = 1`;
    const parameters = [scope, kind, kind];
    const batches =
      'delivery_mailing AS mailing JOIN delivery_batch AS batch ON batch.mailing_id = mailing.id';
    await this.database.query(`SELECT batch.id FROM ${batches} WHERE ${where} FOR UPDATE`, parameters);
    await this.database.execute(
      `DELETE tally FROM ${batches} JOIN delivery_tally AS tally ON tally.batch_id = batch.id WHERE ${where}`,
      parameters,
    );
    await this.database.execute(
      `INSERT INTO delivery_tally ${columns}
       SELECT ${counted} FROM ${batches} STRAIGHT_JOIN delivery_message AS message ON message.batch_id = batch.id
       WHERE ${where} ${grouped}`,
      parameters,
    );
  }
}
