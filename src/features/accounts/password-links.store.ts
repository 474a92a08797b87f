import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export type LinkPurpose = 'set' | 'reset';

export interface PasswordLink {
  id: number;
  accountId: number;
  purpose: LinkPurpose;
  expiresAt: Date;
  usedAt: Date | null;
}

const selectLink = `
  SELECT l.id, l.account_id AS accountId, l.purpose, l.expires_at AS expiresAt, l.used_at AS usedAt
    FROM password_link l`;

@Injectable()
export class PasswordLinksStore {
  constructor(private readonly database: Database) {}

  async insert(link: { accountId: number; purpose: LinkPurpose; expiresAt: Date }): Promise<number> {
    const { insertId } = await this.database.execute(
      'INSERT INTO password_link (account_id, purpose, expires_at) VALUES (?, ?, ?)',
      [link.accountId, link.purpose, link.expiresAt],
    );
    return insertId;
  }

  async setTokenHash(id: number, tokenHash: Buffer): Promise<void> {
    await this.database.execute('UPDATE password_link SET token_hash = ? WHERE id = ?', [tokenHash, id]);
  }

  async byId(id: number): Promise<PasswordLink | null> {
    const [link] = await this.database.query<PasswordLink>(`${selectLink} WHERE l.id = ?`, [id]);
    return link ?? null;
  }

  /** Only where it can be used: not spent, not too old, of an active account. */
  async usable(tokenHash: Buffer, now: Date): Promise<PasswordLink | null> {
    const [link] = await this.database.query<PasswordLink>(
      `${selectLink} JOIN account a ON a.id = l.account_id
        WHERE l.token_hash = ? AND l.used_at IS NULL AND l.expires_at > ? AND a.active = 1`,
      [tokenHash, now],
    );
    return link ?? null;
  }

  /** False where somebody was quicker. */
  async spend(id: number, now: Date): Promise<boolean> {
    const { changed } = await this.database.execute(
      'UPDATE password_link SET used_at = ? WHERE id = ? AND used_at IS NULL AND expires_at > ?',
      [now, id, now],
    );
    return changed === 1;
  }

  /** Using one link spends all others of the account. */
  async spendAllOf(accountId: number, now: Date): Promise<void> {
    await this.database.execute(
      'UPDATE password_link SET used_at = ? WHERE account_id = ? AND used_at IS NULL',
      [now, accountId],
    );
  }
}
