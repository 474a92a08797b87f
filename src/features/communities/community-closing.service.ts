import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Ledger } from '../delivery/index.js';
import { CommunitiesStore } from './communities.store.js';
import { confirmMail, mailScopeOf, welcomeMail } from './community.js';
import { MembersStore } from './members.store.js';

/** A community that is closed forgets who was in it, its emails included; their numbers stay. */
@Injectable()
export class CommunityClosing {
  constructor(
    private readonly database: Database,
    private readonly store: CommunitiesStore,
    private readonly members: MembersStore,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  async close(id: number, actor: Actor): Promise<'closed' | 'closed-already'> {
    return this.database.transaction(async () => {
      if (!(await this.store.close(id))) return 'closed-already';
      await this.members.deleteAll(id);
      for (const kind of [confirmMail, welcomeMail]) await this.ledger.reduceToCounts(mailScopeOf(id), kind);
      await this.audit.record({ actor, action: 'community.close', subject: `community:${id}` });
      return 'closed';
    });
  }
}
