import { Injectable } from '@nestjs/common';
import { createHash, createHmac } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import { Configuration } from '../../platform/config/configuration.js';
import { Database } from '../../platform/database/database.js';
import { PasswordLinksStore, type LinkPurpose, type PasswordLink } from './password-links.store.js';

/** A link works for 48 hours: over one night and a busy day, not for whoever finds the mailbox next year. */
const lifetime = 48 * 60 * 60 * 1_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * Links with which people set their own password. The token is an HMAC over the link's row, so that the worker can
 * write it into the email although only its hash is stored, and a second copy of the email says the same.
 */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly database: Database,
    private readonly store: PasswordLinksStore,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Joins the caller's transaction. Earlier links keep working until one of them is used. */
  async issue(accountId: number, purpose: LinkPurpose): Promise<PasswordLink> {
    const expiresAt = new Date(this.clock.now().getTime() + lifetime);
    return this.database.transaction(async () => {
      const id = await this.store.insert({ accountId, purpose, expiresAt });
      const link = { id, accountId, purpose, expiresAt, usedAt: null };
      await this.store.setTokenHash(id, hashOf(this.tokenOf(link)));
      return link;
    });
  }

  /** The address to open. A secret: only for the email, or the terminal of whoever runs the server. */
  addressOf(link: PasswordLink): string {
    return `${this.configuration.publicUrl}/set-password/${this.tokenOf(link)}`;
  }

  async usable(token: string): Promise<PasswordLink | null> {
    return this.store.usable(hashOf(token), this.clock.now());
  }

  /** Null where the link has been used, is too old or never was. */
  async unspent(id: number): Promise<PasswordLink | null> {
    const link = await this.store.byId(id);
    return link && !link.usedAt && link.expiresAt > this.clock.now() ? link : null;
  }

  /** In the transaction that sets the password; false where somebody was quicker. */
  async spend(link: PasswordLink): Promise<boolean> {
    const now = this.clock.now();
    if (!(await this.store.spend(link.id, now))) return false;
    await this.store.spendAllOf(link.accountId, now);
    return true;
  }

  private tokenOf({ id, accountId, expiresAt }: PasswordLink): string {
    return createHmac('sha256', this.configuration.secretKey)
      .update(`password-link|${id}|${accountId}|${expiresAt.getTime()}`)
      .digest('base64url');
  }
}
