import { Injectable } from '@nestjs/common';
import { Ledger } from '../delivery/index.js';
import { People } from '../directory/index.js';
import { confirmMail, mailScopeOf, welcomeMail, type Member } from './community.js';
import { MembersStore, type Asking } from './members.store.js';

/** The emails of joining: intended here, sent by the worker. */
@Injectable()
export class JoiningMail {
  constructor(
    private readonly ledger: Ledger,
    private readonly members: MembersStore,
    private readonly people: People,
  ) {}

  /** Anybody may type any address; we write to our own people's only. */
  async mayReach(email: string): Promise<boolean> {
    return this.people.hasAddress(email);
  }

  async askToConfirm({ id, communityId, email }: Asking & { id: number }): Promise<void> {
    const mailing = { scope: mailScopeOf(communityId), kind: confirmMail, sequence: 0 };
    await this.ledger.intendOne({ ...mailing, recipientId: id, address: email });
  }

  async sendLinks({ id, communityId, email, mails }: Member): Promise<void> {
    const mailing = { scope: mailScopeOf(communityId), kind: welcomeMail, sequence: mails };
    await this.ledger.intendOne({ ...mailing, recipientId: id, address: email });
    await this.members.countMail(id);
  }
}
