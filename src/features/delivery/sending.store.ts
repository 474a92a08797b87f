import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { LedgerRow } from './mail-owners.js';
import { PausedDomains } from './paused-domains.js';
import { domainOf } from './rules/domain-streak.js';
import { messageStates, mayHaveGoneOut, type MessageState } from './rules/message-states.js';

/** A row that this worker may send now. */
export interface ClaimedRow extends LedgerRow {
  state: MessageState;
  refusals: number;
  /** Why the last try did not succeed; null before the first. */
  reason: string | null;
  possibleDuplicates: number;
  suppressed: boolean;
  /** The Date of every copy; null before the first. */
  firstDate: Date | null;
  /** The database's present moment. */
  now: Date;
  /** When the mailing was written down. */
  intendedAt: Date;
  /** Somebody waits for it, and nobody else gets it. */
  single: boolean;
  /** Null until the owner has said so. */
  confidential: boolean | null;
}

/** What all messages of a batch share. */
export type BatchMailing = Pick<
  ClaimedRow,
  'mailingId' | 'scope' | 'kind' | 'sequence' | 'intendedAt' | 'single' | 'confidential'
>;

export interface OpenBatch {
  id: number;
  mailing: BatchMailing;
  /** What is due, in order. */
  positions: number[];
  /** Of the recipient at each position, in lower case; empty where it has none. */
  domains: string[];
}

interface Suppressed {
  suppressed: string | null;
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
const inStates = (wanted: (state: MessageState) => boolean) =>
  `state IN (${messageStates
    .filter(wanted)
    .map((state) => `'${state}'`)
    .join(', ')})`;
const mayBeOut = inStates(mayHaveGoneOut);

@Injectable()
export class SendingStore {
  constructor(
    private readonly database: Database,
    private readonly domains: PausedDomains,
  ) {}

  async open(batchId: number): Promise<OpenBatch | null> {
    const [found] = await this.database.query<
      Omit<BatchMailing, 'single' | 'confidential'> & { background: number; confidential: number | null }
    >(
      `SELECT mailing.id AS mailingId, mailing.scope, mailing.kind, mailing.sequence, mailing.created_at AS intendedAt,
         mailing.confidential, batch.background
       FROM delivery_batch AS batch JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id
       WHERE batch.id = ?`,
      [batchId],
    );
    if (!found) return null;
    const { background, confidential, ...mailing } = found;
    const rows = await this.database.query<{ position: number; address: string | null }>(
      'SELECT position, address FROM delivery_message WHERE batch_id = ? AND due_at <= NOW(3) ORDER BY position',
      [batchId],
    );
    return {
      id: batchId,
      mailing: {
        ...mailing,
        single: background === 0,
        confidential: confidential === null ? null : confidential === 1,
      },
      positions: rows.map(({ position }) => position),
      domains: rows.map(({ address }) => domainOf(address ?? '')),
    };
  }

  async noteConfidential(mailingId: number, confidential: boolean): Promise<void> {
    await this.database.execute('UPDATE delivery_mailing SET confidential = ? WHERE id = ?', [
      confidential ? 1 : 0,
      mailingId,
    ]);
  }

  /**
   * Locks the rows by their key; whoever was called off meanwhile is no longer due, whose domain is paused waits. What
   * somebody else has locked, perhaps a worker that stands still, stays due and is passed over.
   */
  async claim(batch: OpenBatch, positions: readonly number[]): Promise<ClaimedRow[]> {
    const rows = await this.database.query<
      Omit<ClaimedRow, keyof BatchMailing | 'rowId' | 'suppressed'> & Suppressed
    >(
      `SELECT batch_id AS batchId, position, recipient_id AS recipientId, address, channel, attempts, state, refusals, reason,
         possible_duplicates AS possibleDuplicates, first_date AS firstDate, NOW(3) AS now,
         (SELECT address FROM delivery_suppression WHERE address = LOWER(message.address)) AS suppressed
       FROM delivery_message AS message
       WHERE batch_id = ? AND position IN (${marks(positions)}) AND due_at <= NOW(3)
       ORDER BY position FOR UPDATE SKIP LOCKED`,
      [batch.id, ...positions],
    );
    const claimed = rows.map((row) => ({
      ...row,
      ...batch.mailing,
      suppressed: row.suppressed !== null,
      rowId: `${row.batchId}.${row.position}`,
    }));
    return this.withoutPausedDomains(claimed);
  }

  private async withoutPausedDomains(claimed: ClaimedRow[]): Promise<ClaimedRow[]> {
    const ready: ClaimedRow[] = [];
    for (const row of claimed) {
      const seconds = row.channel === 'email' ? this.domains.secondsLeft(domainOf(row.address ?? '')) : 0;
      if (seconds > 0) await this.waitForDomain(row, seconds);
      else ready.push(row);
    }
    return ready;
  }

  private async waitForDomain({ batchId, position }: ClaimedRow, seconds: number): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_message
       SET due_at = NOW(3) + INTERVAL ? SECOND, reason = COALESCE(reason, 'domain-waits')
       WHERE batch_id = ? AND position = ?`,
      [seconds, batchId, position],
    );
  }

  /** The intent to send, committed before any byte leaves. */
  async markSending(batchId: number, positions: readonly number[], now: Date): Promise<void> {
    if (positions.length === 0) return;
    await this.database.execute(
      `UPDATE delivery_message
       SET possible_duplicates = possible_duplicates + IF(${mayBeOut}, 1, 0), state = 'sending',
         attempts = attempts + 1, first_date = COALESCE(first_date, ?)
       WHERE batch_id = ? AND position IN (${marks(positions)})`,
      [now, batchId, ...positions],
    );
  }

  /** Surely not left this time, although it was about to: as before the attempt, and closed. */
  async callOff(row: ClaimedRow, reason: string): Promise<void> {
    const copies = row.possibleDuplicates > 0 || row.state === 'sending' || row.state === 'in_doubt';
    await this.database.execute(
      `UPDATE delivery_message SET state = ?, due_at = NULL, reason = ?, attempts = ?, possible_duplicates = ?, first_date = ?
       WHERE batch_id = ? AND position = ? AND attempts = ? AND state = 'sending'`,
      [
        copies ? 'in_doubt' : 'cancelled',
        reason.slice(0, 40),
        row.attempts,
        row.possibleDuplicates,
        row.firstDate,
        row.batchId,
        row.position,
        row.attempts + 1,
      ],
    );
  }

  /** Not sent, on purpose. What may have gone out before stays in doubt. */
  async leaveOut(
    batchId: number,
    position: number,
    state: 'withheld' | 'cancelled',
    reason: string,
  ): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_message SET state = IF(${mayBeOut}, 'in_doubt', ?), due_at = NULL, reason = ?
       WHERE batch_id = ? AND position = ?`,
      [state, reason.slice(0, 40), batchId, position],
    );
  }

  /** Not now; others go first. */
  async putOff(batchId: number, position: number, seconds: number): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_message SET due_at = NOW(3) + INTERVAL ? SECOND
       WHERE batch_id = ? AND position = ? AND due_at IS NOT NULL`,
      [seconds, batchId, position],
    );
  }
}
