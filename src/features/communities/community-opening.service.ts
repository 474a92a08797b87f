import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { CommunitiesStore } from './communities.store.js';
import { CommunityProposals } from './community-proposals.service.js';

export type OpeningOutcome =
  { outcome: 'opened'; id: number } | { outcome: 'not-proposed' } | { outcome: 'open-already' };

/** Opening a proposed community, so that people may join; it keeps the published figures that spoke for it. */
@Injectable()
export class CommunityOpening {
  constructor(
    private readonly database: Database,
    private readonly store: CommunitiesStore,
    private readonly proposals: CommunityProposals,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound where there is no such publication. */
  async open(publicationId: number, skillKey: string, actor: Actor): Promise<OpeningOutcome> {
    const { results, proposals } = await this.proposals.of(publicationId);
    const proposal = proposals.find((one) => one.skillKey === skillKey);
    if (!proposal) {
      const isOpen = (await this.store.open()).some((one) => one.skillKey === skillKey);
      return { outcome: isOpen ? 'open-already' : 'not-proposed' };
    }
    const { title, peopleShort, couldHelp, departments } = proposal;
    return this.database.transaction(async () => {
      const id = await this.store.insert({
        ...{ skillKey, title, publicationId, campaignId: results.campaign.id },
        reason: { peopleShort, couldHelp, departments: departments.length },
        openedAt: this.clock.now(),
        openedBy: actor.name,
      });
      if (id === null) return { outcome: 'open-already' as const };
      const subject = `community:${id}`;
      await this.audit.record({
        actor,
        action: 'community.open',
        subject,
        detail: { skillKey, publicationId },
      });
      return { outcome: 'opened' as const, id };
    });
  }
}
