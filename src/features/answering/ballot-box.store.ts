import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export type BallotKind = 'answers' | 'leader';

export interface SealedBallot {
  kind: BallotKind;
  sealed: Buffer;
}

@Injectable()
export class BallotBoxStore {
  constructor(private readonly database: Database) {}

  async insert(id: string, ballot: SealedBallot & { campaignId: number }): Promise<void> {
    await this.database.execute('INSERT INTO ballot (id, campaign_id, kind, sealed) VALUES (?, ?, ?, ?)', [
      id,
      ballot.campaignId,
      ballot.kind,
      ballot.sealed,
    ]);
  }

  /** In the order of random ids, which is no order. */
  streamOf(campaignId: number): AsyncGenerator<SealedBallot> {
    return this.database.stream<SealedBallot>('SELECT kind, sealed FROM ballot WHERE campaign_id = ?', [
      campaignId,
    ]);
  }

  async countOf(campaignId: number): Promise<number> {
    const [row] = await this.database.query<{ ballots: number | string }>(
      `SELECT COUNT(*) AS ballots FROM ballot WHERE campaign_id = ? AND kind = 'answers'`,
      [campaignId],
    );
    return Number(row?.ballots ?? 0);
  }

  /** Hashes as they stand in ballots: base64url. */
  async withdrawnOf(campaignId: number): Promise<Set<string>> {
    const rows = await this.database.query<{ hash: Buffer }>(
      'SELECT hash FROM withdrawal WHERE campaign_id = ?',
      [campaignId],
    );
    return new Set(rows.map(({ hash }) => hash.toString('base64url')));
  }

  async isWithdrawn(campaignId: number, hash: Buffer): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM withdrawal WHERE campaign_id = ? AND hash = ?', [
      campaignId,
      hash,
    ]);
    return rows.length > 0;
  }

  /** Withdrawing twice is withdrawing once. */
  async withdraw(campaignId: number, hashes: Buffer[]): Promise<void> {
    for (const hash of hashes) {
      await this.database.execute(
        `INSERT INTO withdrawal (campaign_id, hash) VALUES (?, ?)
         ON DUPLICATE KEY UPDATE hash = hash`,
        [campaignId, hash],
      );
    }
  }

  async destroy(campaignId: number): Promise<void> {
    await this.database.execute('DELETE FROM ballot WHERE campaign_id = ?', [campaignId]);
    await this.database.execute('DELETE FROM withdrawal WHERE campaign_id = ?', [campaignId]);
  }
}
