import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Random } from '../../platform/random.js';
import { BatchTalliesStore } from './batch-tallies.store.js';

export interface DueBatch {
  id: number;
  epoch: number;
  background: boolean;
  /** Seconds for which nobody has taken it. */
  waiting: number;
}

/** Urgent: somebody waits for it. Background: mailings to many. */
export interface Kinds {
  urgent: boolean;
  background: boolean;
}

/** Whoever holds the token may send the batch, until the database's clock passes the lease. */
export interface Lease {
  batchId: number;
  token: string;
}

const free = '(lease_until IS NULL OR lease_until < NOW(3))';

@Injectable()
export class BatchLeasesStore {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
    private readonly tallies: BatchTalliesStore,
  ) {}

  /**
   * Emails that somebody waits for come first. Finished batches have no due time and held ones stand elsewhere in the
   * index: they cost nothing here, nor does a kind that is not asked for.
   */
  async due(limit: number, wanted: Kinds): Promise<DueBatch[]> {
    const kinds = [...(wanted.urgent ? [0] : []), ...(wanted.background ? [1] : [])];
    if (kinds.length === 0) return [];
    const dueOf = (background: number) =>
      `(SELECT id, epoch, background,
          TIMESTAMPDIFF(SECOND, GREATEST(next_due_at, COALESCE(lease_until, next_due_at)), NOW(3)) AS waiting
        FROM delivery_batch WHERE held = 0 AND background = ${background} AND next_due_at <= NOW(3) AND ${free}
        ORDER BY next_due_at, id LIMIT ?)`;
    const rows = await this.database.query<{
      id: number;
      epoch: number;
      background: number;
      waiting: number;
    }>(
      kinds.map(dueOf).join(' UNION ALL '),
      kinds.map(() => limit),
    );
    return rows.slice(0, limit).map((row) => ({
      ...row,
      background: row.background === 1,
      waiting: Number(row.waiting),
    }));
  }

  /** @returns null where another worker has it or nothing is due. `background` false: only if somebody waits for it */
  async take(
    batchId: number,
    { seconds, background }: { seconds: number; background: boolean },
  ): Promise<Lease | null> {
    const token = this.random.uuid();
    return this.database.transaction(async () => {
      // Whoever stands still inside a transaction may hold the row for minutes: other batches are not to wait for it.
      const sql = 'SELECT id FROM delivery_batch WHERE id = ? FOR UPDATE SKIP LOCKED';
      if ((await this.database.query(sql, [batchId])).length === 0) return null;
      const { changed } = await this.database.execute(
        `UPDATE delivery_batch
         SET lease_token = ?, lease_until = NOW(3) + INTERVAL ? SECOND, epoch = epoch + 1, tallied = 0
         WHERE id = ? AND background <= ? AND held = 0 AND next_due_at <= NOW(3) AND ${free}`,
        [token, seconds, batchId, background ? 1 : 0],
      );
      return changed === 1 ? { batchId, token } : null;
    });
  }

  /** Before anything more is sent. @returns false: fenced out, another worker may be at it, or its scope is paused */
  renew(lease: Lease, seconds: number): Promise<boolean> {
    return this.prolong(lease, seconds, 'AND held = 0');
  }

  /** While messages are in hand, which are finished whether or not more may follow. @returns false: fenced out */
  keep(lease: Lease, seconds: number): Promise<boolean> {
    return this.prolong(lease, seconds, '');
  }

  private async prolong({ batchId, token }: Lease, seconds: number, only: string): Promise<boolean> {
    const { changed } = await this.database.execute(
      `UPDATE delivery_batch SET lease_until = NOW(3) + INTERVAL ? SECOND
       WHERE id = ? AND lease_token = ? AND lease_until >= NOW(3) ${only}`,
      [seconds, batchId, token],
    );
    return changed === 1;
  }

  /**
   * Gives the batch back, due when its earliest open message is, but not before `notBefore` seconds from now. One that
   * was begun keeps its place before those that were not. The end of its lease stays, for the watchdog.
   */
  async release({ batchId, token }: Lease, notBefore: number): Promise<void> {
    await this.database.transaction(async () => {
      const { changed } = await this.database.execute(
        `UPDATE delivery_batch
         SET lease_token = NULL, lease_until = NOW(3) - INTERVAL 1 SECOND,
           next_due_at = (SELECT GREATEST(MIN(message.due_at),
                            IF(? = 0, MIN(message.due_at), NOW(3) + INTERVAL ? SECOND))
                          FROM delivery_message AS message WHERE message.batch_id = delivery_batch.id)
         WHERE id = ? AND lease_token = ?`,
        [notBefore, notBefore, batchId, token],
      );
      if (changed === 1) await this.tallies.keep(batchId);
    });
  }

  /** Batches that have been due for so long while no worker took any: somebody should look. */
  async isStuck(seconds: number, { background }: { background: boolean }): Promise<boolean> {
    const kinds = background ? '(0, 1)' : '(0)';
    const [row] = await this.database.query<{ waiting: number; busy: number }>(
      `SELECT EXISTS (SELECT 1 FROM delivery_batch WHERE held = 0 AND background IN ${kinds}
           AND next_due_at < NOW(3) - INTERVAL ? SECOND AND ${free}) AS waiting,
         EXISTS (SELECT 1 FROM delivery_batch WHERE held = 0 AND background IN ${kinds} AND next_due_at <= NOW(3)
           AND lease_until > NOW(3) - INTERVAL ? SECOND) AS busy`,
      [seconds, seconds],
    );
    return Number(row?.waiting) === 1 && Number(row?.busy) === 0;
  }
}
