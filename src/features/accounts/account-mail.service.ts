import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../audit/index.js';
import { Ledger } from '../delivery/index.js';
import { Accounts, type CreateOutcome, type NewAccount } from './accounts.service.js';
import { AccountsStore, type Account } from './accounts.store.js';
import { PasswordLinks } from './password-links.service.js';
import type { LinkPurpose } from './password-links.store.js';
import { normalisedEmail } from './rules/addresses.js';
import { mailScopeOf, passwordMails } from './rules/password-mail.js';

/** Emails with a link to set one's password: intended here, sent by the worker. */
@Injectable()
export class AccountMail {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly store: AccountsStore,
    private readonly links: PasswordLinks,
    private readonly ledger: Ledger,
  ) {}

  /** A new account and its email, or neither. */
  async invite(newAccount: Omit<NewAccount, 'password'>, actor: Actor): Promise<CreateOutcome> {
    return this.database.transaction(async () => {
      const created = await this.accounts.create(newAccount, actor);
      if (created.outcome === 'created') await this.send(created.account, 'set');
      return created;
    });
  }

  /** Another link for somebody who lost the first one, or the password. */
  async sendLink(accountId: number): Promise<void> {
    const account = await this.accounts.byId(accountId);
    if (account.active) await this.send(account, account.hasPassword ? 'reset' : 'set');
  }

  /** Does nothing for an address without an account; the page says the same either way. */
  async forgotten(email: string): Promise<void> {
    const account = await this.accountFor(email);
    if (account?.active) await this.send(account, 'reset');
  }

  async accountFor(email: string): Promise<Account | null> {
    return this.store.byEmail(normalisedEmail(email));
  }

  private async send(account: Account, purpose: LinkPurpose): Promise<void> {
    await this.database.transaction(async () => {
      const link = await this.links.issue(account.id, purpose);
      await this.ledger.intendOne({
        scope: mailScopeOf(account.id),
        kind: passwordMails[purpose],
        sequence: link.id,
        recipientId: account.id,
        address: account.email,
      });
    });
  }
}
