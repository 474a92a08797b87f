import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit } from '../audit/index.js';
import { AccountsStore, type Account } from './accounts.store.js';
import { PasswordLinks } from './password-links.service.js';
import { Passwords } from './passwords.service.js';

export type SetPasswordOutcome = { outcome: 'set' } | { outcome: 'unusable' };

/** One's own password, by way of an emailed link. It ends every session of the account. */
@Injectable()
export class PasswordSetting {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly links: PasswordLinks,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  /** Whose password the link sets; null where it can't be used, for whatever reason. Changes nothing. */
  async accountBehind(token: string): Promise<Account | null> {
    const link = await this.links.usable(token);
    return link ? this.accounts.byId(link.accountId) : null;
  }

  async set(token: string, password: string): Promise<SetPasswordOutcome> {
    const link = await this.links.usable(token);
    if (!link) return { outcome: 'unusable' };
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(async () => {
      const account = await this.accounts.byId(link.accountId);
      if (!account?.active || !(await this.links.spend(link))) return { outcome: 'unusable' as const };
      await this.accounts.setPassword(account.id, passwordHash);
      await this.audit.record({
        actor: { kind: 'account', id: account.id, name: account.name },
        action: 'account.set-password',
        subject: `account:${account.id}`,
      });
      return { outcome: 'set' as const };
    });
  }
}
