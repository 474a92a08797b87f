import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface WrappedKeys {
  uid: string;
  publicKey: Buffer;
  wrappedPrivateKey: Buffer;
  /** Null once the campaign has closed. */
  wrappedLinkSecret: Buffer | null;
}

@Injectable()
export class CampaignKeysStore {
  constructor(private readonly database: Database) {}

  async byCampaign(campaignId: number): Promise<WrappedKeys | null> {
    const [row] = await this.database.query<WrappedKeys>(
      `SELECT c.uid, k.public_key AS publicKey, k.wrapped_private_key AS wrappedPrivateKey,
         k.wrapped_link_secret AS wrappedLinkSecret
       FROM campaign_key k JOIN campaign c ON c.id = k.campaign_id WHERE k.campaign_id = ?`,
      [campaignId],
    );
    return row ?? null;
  }

  async insert(campaignId: number, keys: Omit<WrappedKeys, 'uid'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO campaign_key (campaign_id, public_key, wrapped_private_key, wrapped_link_secret)
       VALUES (?, ?, ?, ?)`,
      [campaignId, keys.publicKey, keys.wrappedPrivateKey, keys.wrappedLinkSecret],
    );
  }

  async forgetLinkSecret(campaignId: number): Promise<void> {
    await this.database.execute('UPDATE campaign_key SET wrapped_link_secret = NULL WHERE campaign_id = ?', [
      campaignId,
    ]);
  }

  async remove(campaignId: number): Promise<void> {
    await this.database.execute('DELETE FROM campaign_key WHERE campaign_id = ?', [campaignId]);
  }

  async uidOf(campaignId: number): Promise<string | null> {
    const [row] = await this.database.query<{ uid: string }>('SELECT uid FROM campaign WHERE id = ?', [
      campaignId,
    ]);
    return row?.uid ?? null;
  }
}
