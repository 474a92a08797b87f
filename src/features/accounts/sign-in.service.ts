import { Injectable } from '@nestjs/common';
import { AccountsStore, type Account } from './accounts.store.js';
import { Passwords } from './passwords.service.js';
import { normalisedEmail } from './rules/addresses.js';
import { Sessions } from './sessions.service.js';

export type SignInOutcome =
  | { outcome: 'signed-in'; account: Account; secret: string }
  /** Wrong password, unknown address, no password yet, deactivated: one answer in one time. */
  | { outcome: 'refused' };

@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** Throws `Unavailable` while Redis is away, before it looks at the password: the answer says nothing about it. */
  async attempt(email: string, password: string): Promise<SignInOutcome> {
    await this.sessions.mustAnswer();
    const account = await this.accounts.byEmail(normalisedEmail(email));
    const passwordHash = account?.active ? await this.accounts.passwordHash(account.id) : null;
    const right = await this.passwords.verify(passwordHash, password);
    if (!account || !right) return { outcome: 'refused' };
    return { outcome: 'signed-in', account, secret: await this.sessions.open(account) };
  }

  async end(secret: string): Promise<void> {
    await this.sessions.close(secret);
  }
}
