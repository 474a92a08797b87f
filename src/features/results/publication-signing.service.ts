import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Campaigns, type CampaignState } from '../campaigns/index.js';
import type { CountOutcome, PublicationRecord } from './publication.js';
import { PublicationsStore } from './publications.store.js';

export type SigningOutcome =
  | { outcome: 'signed' }
  /** Somebody signed before, perhaps the same person twice. */
  | { outcome: 'signed-already' }
  /** Not counted yet. */
  | { outcome: 'no-draft'; state: CampaignState }
  /** Since somebody read the report, the count came to another outcome. */
  | { outcome: 'report-changed' };

/**
 * HR signs the one draft there is. From then on the ballots have served: the worker destroys them, and only then is the
 * publication there to be read. A draft without figures is signed too, since its ballots must go all the same.
 */
@Injectable()
export class PublicationSigning {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly publications: PublicationsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param read what the report said came of counting, where that is known */
  async sign(
    campaignId: number,
    actor: Actor,
    read: { outcome?: CountOutcome } = {},
  ): Promise<SigningOutcome> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(campaignId);
      if (state === 'publishing' || state === 'published') return { outcome: 'signed-already' };
      const draft = await this.publications.ofCampaign(campaignId);
      if (!draft || !isDecided(state, draft)) return { outcome: 'no-draft', state };
      if (read.outcome && read.outcome !== draft.outcome) return { outcome: 'report-changed' };
      if (state === 'counting') await this.campaigns.move(campaignId, 'drafted');
      await this.publications.keepSigner(draft.id, { name: actor.name, at: this.clock.now() });
      await this.campaigns.move(campaignId, 'publishing');
      const detail = { publication: draft.id, outcome: draft.outcome };
      await this.audit.record({ actor, action: 'results.sign', subject: `campaign:${campaignId}`, detail });
      return { outcome: 'signed' };
    });
  }
}

/** A count that lacks its key goes on being tried, and can be given up meanwhile. */
function isDecided(state: CampaignState, { outcome }: PublicationRecord): boolean {
  return state === 'drafted' || (state === 'counting' && outcome === 'key-missing');
}
