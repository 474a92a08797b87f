import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { AfterAttempt } from './rules/after-attempt.js';
import { SuppressionsStore } from './suppressions.store.js';

/** The outcome of the attempt with this number; a later attempt's row is left alone. */
export interface Recorded {
  scope: string;
  position: number;
  attempt: number;
  possibleDuplicates: number;
  firstDate: Date | null;
  /** To be suppressed if it was refused for good; null where it must not be remembered. */
  address: string | null;
  after: AfterAttempt;
  /** Surely no second copy left, although it was tried again. */
  onlyOne?: boolean;
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

@Injectable()
export class OutcomesStore {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionsStore,
  ) {}

  /** Accepted messages in one statement: nearly all of them, nearly always. */
  async recordAccepted(batchId: number, accepted: readonly Recorded[]): Promise<void> {
    if (accepted.length === 0) return;
    await this.database.execute(
      `UPDATE delivery_message
       SET state = 'sent', due_at = NULL, reason = NULL, enhanced_code = NULL,
         last_reply = CASE position ${accepted.map(() => 'WHEN ? THEN ?').join(' ')} END
       WHERE batch_id = ? AND position IN (${marks(accepted)}) AND state = 'sending'
         AND (position, attempts) IN (${accepted.map(() => '(?, ?)').join(', ')})`,
      [
        ...accepted.flatMap(({ position, after }) => [position, after.reply]),
        batchId,
        ...accepted.map(({ position }) => position),
        ...accepted.flatMap(({ position, attempt }) => [position, attempt]),
      ],
    );
  }

  async record(batchId: number, recorded: Recorded): Promise<void> {
    const { position, attempt, possibleDuplicates, firstDate, address, after } = recorded;
    await this.database.execute(
      `UPDATE delivery_message SET state = ?, due_at = NOW(3) + INTERVAL ? SECOND, reason = ?, enhanced_code = ?,
         last_reply = ?, refusals = ?, possible_duplicates = ?, first_date = ?
       WHERE batch_id = ? AND position = ? AND attempts = ? AND state = 'sending'`,
      [
        after.state,
        after.dueIn,
        after.reason,
        after.enhancedCode,
        after.reply,
        after.refusals,
        possibleDuplicates,
        firstDate,
        batchId,
        position,
        attempt,
      ],
    );
    if (after.suppress && address !== null)
      await this.suppressions.add(address, after.reason ?? 'other', after.reply);
  }
}
