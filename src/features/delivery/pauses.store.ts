import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** Why a scope's emails are held: somebody asked, a mail server objected to what they say, or nobody took any. */
export type PauseReason = 'asked' | 'our-content' | 'everybody-refuses';

export interface Pause {
  since: Date;
  reason: PauseReason;
}

/**
 * A paused scope has a row here, and its batches are marked as held, which takes them out of what a worker looks
 * through. Whoever intends a mailing writes that first and then looks here (`LedgerIntentsStore`), whoever pauses
 * writes here first and then looks for mailings; both look with locks, so neither can miss the other.
 */
@Injectable()
export class PausesStore {
  constructor(private readonly database: Database) {}

  async of(scope: string): Promise<Pause | null> {
    const [row] = await this.database.query<Pause>(
      'SELECT since, reason FROM delivery_pause WHERE scope = ?',
      [scope],
    );
    return row ?? null;
  }

  /** @returns false where it was paused already; then its reason stays */
  async add(scope: string, reason: PauseReason): Promise<boolean> {
    const { changed } = await this.database.execute(
      'INSERT IGNORE INTO delivery_pause (scope, reason) VALUES (?, ?)',
      [scope, reason],
    );
    return changed === 1;
  }

  async remove(scope: string): Promise<boolean> {
    const { changed } = await this.database.execute('DELETE FROM delivery_pause WHERE scope = ?', [scope]);
    return changed === 1;
  }

  /** Waits for whatever is being written about these batches just now. */
  async hold(scope: string, held: boolean): Promise<void> {
    const mailings = await this.database.query<{ id: number }>(
      'SELECT id FROM delivery_mailing WHERE scope = ? FOR UPDATE',
      [scope],
    );
    for (const { id } of mailings) {
      await this.database.execute('UPDATE delivery_batch SET held = ? WHERE mailing_id = ?', [
        held ? 1 : 0,
        id,
      ]);
    }
  }
}
