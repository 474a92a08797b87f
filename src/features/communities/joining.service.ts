import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Member } from './community.js';
import { JoiningMail } from './joining-mail.service.js';
import { MemberLinks } from './member-links.js';
import { MembersStore, type Asking } from './members.store.js';

/** Over a week of leave; then the question is forgotten. */
const lifetime = 7 * 24 * 60 * 60 * 1_000;

export type ConfirmOutcome = { outcome: 'joined' } | { outcome: 'unusable' };

/**
 * Joining and leaving: one's own act, by email, unrelated to any survey. No audit entry and no log: who belongs to a
 * community is told to its members and its convenor, and to nobody else.
 */
@Injectable()
export class Joining {
  constructor(
    private readonly database: Database,
    private readonly members: MembersStore,
    private readonly links: MemberLinks,
    private readonly mail: JoiningMail,
    private readonly clock: Clock,
  ) {}

  /**
   * Somebody would like to join. An email goes out only to an address that the directory knows, and whoever has joined
   * already gets their links again; the asker is told the same each time.
   */
  async ask(asking: Asking): Promise<void> {
    await this.database.transaction(async () => {
      const now = this.clock.now();
      await this.members.forgetExpired(now);
      const joined = await this.members.confirmed(asking.communityId, asking.email);
      if (joined) return this.mail.sendLinks(joined);
      const expiresAt = new Date(now.getTime() + lifetime);
      if (!(await this.mail.mayReach(asking.email))) return;
      const id = await this.members.insert(asking, { askedAt: now, expiresAt });
      await this.members.setTokenHash(id, this.links.hash('confirm', id));
      await this.mail.askToConfirm({ id, ...asking });
    });
  }

  /** Whom the link asks to confirm; null where it can't be used. Changes nothing. */
  async asking(token: string): Promise<Member | null> {
    return this.members.asking(this.links.hashOf(token), this.clock.now());
  }

  async confirm(token: string): Promise<ConfirmOutcome> {
    return this.database.transaction(async () => {
      const member = await this.asking(token);
      if (!member) return { outcome: 'unusable' as const };
      const hash = this.links.hash('member', member.id);
      const isFirst = await this.members.confirm(member.id, hash, this.clock.now());
      await this.members.forgetAsked(member.communityId, member.email);
      if (isFirst) await this.mail.sendLinks(member);
      return { outcome: 'joined' as const };
    });
  }

  /** Who holds this link; null where nobody does any more. */
  async memberBehind(token: string): Promise<Member | null> {
    return this.members.byLink(this.links.hashOf(token));
  }

  /** Whoever leaves is forgotten. */
  async leave(token: string): Promise<'left' | 'unusable'> {
    const member = await this.memberBehind(token);
    return member && (await this.members.delete(member.id)) ? 'left' : 'unusable';
  }
}
