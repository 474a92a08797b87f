import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Member, MemberListing } from './community.js';

const columns = `m.id, m.community_id AS communityId, m.email, m.name, m.role, m.language,
  m.confirmed_at AS confirmedAt, m.expires_at AS expiresAt, m.mails`;
const ofOpen = "JOIN community c ON c.id = m.community_id AND c.state = 'open'";

export type Asking = Pick<Member, 'communityId' | 'email' | 'name' | 'role' | 'language'>;

@Injectable()
export class MembersStore {
  constructor(private readonly database: Database) {}

  async insert(asking: Asking, { askedAt, expiresAt }: { askedAt: Date; expiresAt: Date }): Promise<number> {
    const { communityId, email, name, role, language } = asking;
    const { insertId } = await this.database.execute(
      `INSERT INTO community_member (community_id, email, name, role, language, asked_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [communityId, email, name, role, language, askedAt, expiresAt],
    );
    return insertId;
  }

  async setTokenHash(id: number, hash: Buffer): Promise<void> {
    await this.database.execute('UPDATE community_member SET token_hash = ? WHERE id = ?', [hash, id]);
  }

  /** Of an open community, whether confirmed or not. */
  async byId(id: number): Promise<Member | null> {
    return this.one('m.id = ?', [id]);
  }

  /** Whoever the link asks to confirm: not confirmed yet and not too old. */
  async asking(tokenHash: Buffer, now: Date): Promise<Member | null> {
    return this.one('m.token_hash = ? AND m.confirmed_at IS NULL AND m.expires_at > ?', [tokenHash, now]);
  }

  async byLink(memberHash: Buffer): Promise<Member | null> {
    return this.one('m.member_hash = ? AND m.confirmed_at IS NOT NULL', [memberHash]);
  }

  async confirmed(communityId: number, email: string): Promise<Member | null> {
    return this.one('m.community_id = ? AND m.confirmed_email = ?', [communityId, email]);
  }

  /** False where somebody was quicker, or this address has joined already. */
  async confirm(id: number, memberHash: Buffer, now: Date): Promise<boolean> {
    const { changed } = await this.database.execute(
      `UPDATE IGNORE community_member SET confirmed_at = ?, confirmed_email = email, expires_at = NULL,
         token_hash = NULL, member_hash = ? WHERE id = ? AND confirmed_at IS NULL AND expires_at > ?`,
      [now, memberHash, id, now],
    );
    return changed === 1;
  }

  /** What else was asked for with this address; one confirmation answers all. */
  async forgetAsked(communityId: number, email: string): Promise<void> {
    await this.database.execute(
      'DELETE FROM community_member WHERE community_id = ? AND email = ? AND confirmed_at IS NULL',
      [communityId, email],
    );
  }

  async forgetExpired(now: Date): Promise<void> {
    await this.database.execute('DELETE FROM community_member WHERE expires_at < ?', [now]);
  }

  async countMail(id: number): Promise<void> {
    await this.database.execute('UPDATE community_member SET mails = mails + 1 WHERE id = ?', [id]);
  }

  async delete(id: number): Promise<boolean> {
    const { changed } = await this.database.execute('DELETE FROM community_member WHERE id = ?', [id]);
    return changed === 1;
  }

  async deleteAll(communityId: number): Promise<void> {
    await this.database.execute('DELETE FROM community_member WHERE community_id = ?', [communityId]);
  }

  /** Those who help first, by name. */
  async listing(communityId: number): Promise<MemberListing[]> {
    return this.database.query<MemberListing>(
      `SELECT name, role FROM community_member WHERE community_id = ? AND confirmed_at IS NOT NULL
       ORDER BY role = 'learn', name, id`,
      [communityId],
    );
  }

  private async one(where: string, parameters: unknown[]): Promise<Member | null> {
    const [member] = await this.database.query<Member>(
      `SELECT ${columns} FROM community_member m ${ofOpen} WHERE ${where}`,
      parameters,
    );
    return member ?? null;
  }
}
