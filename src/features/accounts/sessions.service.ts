import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Random } from '../../platform/random.js';
import { AccountsStore, type Account } from './accounts.store.js';
import { secondsLeft } from './rules/sessions.js';
import { SessionsStore } from './sessions.store.js';

/** A cookie's secret and the account behind it. When a session was last used is known to Redis alone. */
@Injectable()
export class Sessions {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Always a new secret, so that one planted before signing in is worth nothing. */
  async open(account: Pick<Account, 'id' | 'sessionEpoch'>): Promise<string> {
    const secret = this.random.secret();
    const now = this.clock.now();
    const session = { accountId: account.id, epoch: account.sessionEpoch, startedAt: now.getTime() };
    await this.sessions.put(secret, session, secondsLeft(now, now));
    return secret;
  }

  /** Who the secret belongs to; null once it is over, the account inactive or its password changed. */
  async account(secret: string): Promise<Account | null> {
    const session = await this.sessions.get(secret);
    if (!session) return null;
    const left = secondsLeft(new Date(session.startedAt), this.clock.now());
    const account = left > 0 ? await this.accounts.byId(session.accountId) : null;
    if (!account?.active || account.sessionEpoch !== session.epoch) {
      await this.sessions.remove(secret);
      return null;
    }
    await this.sessions.keepFor(secret, left);
    return account;
  }

  /** Throws `Unavailable` while sessions can't be opened or read. */
  async mustAnswer(): Promise<void> {
    await this.sessions.mustAnswer();
  }

  async close(secret: string): Promise<void> {
    await this.sessions.remove(secret);
  }
}
