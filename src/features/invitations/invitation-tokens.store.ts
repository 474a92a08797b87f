import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface TokenRow {
  tokenHash: Buffer;
  campaignId: number;
  participantId: number;
  batchId: number;
  position: number;
}

export interface KnownToken {
  participantId: number;
  campaignId: number;
  revoked: number;
}

@Injectable()
export class InvitationTokensStore {
  constructor(private readonly database: Database) {}

  /** A second copy of a message has the same token: its row is there already. */
  async add(rows: readonly TokenRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.database.execute(
      `INSERT INTO invitation_token (token_hash, campaign_id, participant_id, batch_id, position)
       VALUES ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')} ON DUPLICATE KEY UPDATE position = VALUES(position)`,
      rows.flatMap((row) => [row.tokenHash, row.campaignId, row.participantId, row.batchId, row.position]),
    );
  }

  async byHash(tokenHash: Buffer): Promise<KnownToken | null> {
    const [row] = await this.database.query<KnownToken>(
      `SELECT participant_id AS participantId, campaign_id AS campaignId, revoked
       FROM invitation_token WHERE token_hash = ?`,
      [tokenHash],
    );
    return row ?? null;
  }

  async remove(campaignId: number): Promise<void> {
    await this.database.execute('DELETE FROM invitation_token WHERE campaign_id = ?', [campaignId]);
  }
}
