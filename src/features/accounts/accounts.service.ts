import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/errors.js';
import { Audit, theSystem, type Actor } from '../audit/index.js';
import { AccountsStore, type Account, type AccountDetails } from './accounts.store.js';
import { Passwords } from './passwords.service.js';
import { normalisedEmail } from './rules/addresses.js';
import type { Role } from './rules/roles.js';

export interface NewAccount {
  name: string;
  email: string;
  role: Role;
  /** Departments of the directory; only leaders have them. */
  departmentIds?: number[];
  /** Language of the emails to this account; English where it is left out. */
  language?: 'en' | 'cy';
  /** Without one the account waits for a set-password link to be used. */
  password?: string;
}

export type CreateOutcome = { outcome: 'created'; account: Account } | { outcome: 'email-taken' };
export type ChangeOutcome = { outcome: 'changed' } | { outcome: 'last-administrator' };

@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly store: AccountsStore,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Account[]> {
    return this.store.list();
  }

  async byId(id: number): Promise<Account> {
    const account = await this.store.byId(id);
    if (!account) throw new NotFound('There is no such account.');
    return account;
  }

  async create(newAccount: NewAccount, actor: Actor = theSystem): Promise<CreateOutcome> {
    const { name, role, language = 'en', password } = newAccount;
    const departmentIds = role === 'leader' ? [...new Set(newAccount.departmentIds ?? [])] : [];
    const details = {
      name: name.trim(),
      email: normalisedEmail(newAccount.email),
      role,
      language,
      departmentIds,
    };
    const passwordHash = password === undefined ? null : await this.passwords.hash(password);
    return this.database.transaction(async () => {
      const id = await this.store.insert(details, passwordHash, this.clock.now());
      if (id === null) return { outcome: 'email-taken' as const };
      const detail = { role, departmentIds };
      await this.audit.record({ actor, action: 'account.create', subject: `account:${id}`, detail });
      return { outcome: 'created' as const, account: await this.byId(id) };
    });
  }

  /** Name, role, language and departments; the address stays, since links went to it. */
  async edit(id: number, details: Omit<AccountDetails, 'email'>, actor: Actor): Promise<ChangeOutcome> {
    return this.database.transaction(async () => {
      if (details.role !== 'administrator' && (await this.isLastAdministrator(id))) {
        return { outcome: 'last-administrator' as const };
      }
      const before = await this.byId(id);
      const departmentIds = details.role === 'leader' ? [...new Set(details.departmentIds)] : [];
      await this.store.update(id, { ...details, name: details.name.trim(), departmentIds });
      const detail = {
        before: { role: before.role, departmentIds: before.departmentIds },
        after: { role: details.role, departmentIds },
      };
      await this.audit.record({ actor, action: 'account.edit', subject: `account:${id}`, detail });
      return { outcome: 'changed' as const };
    });
  }

  /** Ends the account's sessions at once; its links stop working too. */
  async deactivate(id: number, actor: Actor): Promise<ChangeOutcome> {
    return this.database.transaction(async () => {
      if (await this.isLastAdministrator(id)) return { outcome: 'last-administrator' as const };
      await this.byId(id);
      await this.store.setActive(id, false);
      await this.audit.record({ actor, action: 'account.deactivate', subject: `account:${id}` });
      return { outcome: 'changed' as const };
    });
  }

  async reactivate(id: number, actor: Actor): Promise<void> {
    await this.database.transaction(async () => {
      await this.byId(id);
      await this.store.setActive(id, true);
      await this.audit.record({ actor, action: 'account.reactivate', subject: `account:${id}` });
    });
  }

  /** Somebody must be left who can make accounts. */
  private async isLastAdministrator(id: number): Promise<boolean> {
    const administrators = await this.store.lockActiveAdministrators();
    return administrators.length === 1 && administrators[0] === id;
  }
}
