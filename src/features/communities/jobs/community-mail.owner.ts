import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { EmailTemplates, type LastLook, type LedgerRow, type MailOwner } from '../../delivery/index.js';
import { confirmMail, welcomeMail, type Member } from '../community.js';
import { Communities } from '../communities.service.js';
import { MemberLinks } from '../member-links.js';
import { MembersStore } from '../members.store.js';

/** Right before sending: whoever left, whose question is too old or whose community closed is not written to any more. */
@Injectable()
export class CommunityMail {
  constructor(
    private readonly members: MembersStore,
    private readonly communities: Communities,
    private readonly links: MemberLinks,
    private readonly templates: EmailTemplates,
    private readonly clock: Clock,
  ) {}

  owners(): MailOwner[] {
    return [
      { kind: confirmMail, lastLook: (rows) => Promise.all(rows.map((row) => this.toConfirm(row))) },
      { kind: welcomeMail, lastLook: (rows) => Promise.all(rows.map((row) => this.toWelcome(row))) },
    ];
  }

  private async toConfirm({ recipientId }: LedgerRow): Promise<LastLook> {
    const member = await this.members.byId(recipientId);
    if (!member) return { outcome: 'cancel', reason: 'no-longer-asked' };
    if (member.confirmedAt) return { outcome: 'cancel', reason: 'confirmed' };
    if (!member.expiresAt || member.expiresAt <= this.clock.now())
      return { outcome: 'cancel', reason: 'question-over' };
    return this.letter(confirmMail, member, { link: this.links.confirmation(member.id) });
  }

  private async toWelcome({ recipientId }: LedgerRow): Promise<LastLook> {
    const member = await this.members.byId(recipientId);
    if (!member?.confirmedAt) return { outcome: 'cancel', reason: 'left' };
    const link = this.links.members(member.id);
    return this.letter(welcomeMail, member, { link, leaveLink: this.links.leaving(member.id) });
  }

  private async letter(kind: string, member: Member, links: object): Promise<LastLook> {
    const { name, role, email, language } = member;
    const { title } = await this.communities.byId(member.communityId);
    const words = this.templates.render(kind, language, { name, role, community: title[language], ...links });
    return { outcome: 'send', letter: { to: email, language, ...words } };
  }
}
