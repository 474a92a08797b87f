import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Campaigns, type CampaignState } from '../campaigns/index.js';
import { PublicationsStore } from './publications.store.js';

export type SigningOutcome =
  | { outcome: 'signed' }
  /** Somebody signed before, perhaps the same person twice. */
  | { outcome: 'signed-already' }
  /** Not counted yet. */
  | { outcome: 'no-draft'; state: CampaignState };

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

  async sign(campaignId: number, actor: Actor): Promise<SigningOutcome> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(campaignId);
      if (state === 'publishing' || state === 'published') return { outcome: 'signed-already' };
      const draft = await this.publications.ofCampaign(campaignId);
      if (state !== 'drafted' || !draft) return { outcome: 'no-draft', state };
      await this.publications.keepSigner(draft.id, { name: actor.name, at: this.clock.now() });
      await this.campaigns.move(campaignId, 'publishing');
      const detail = { publication: draft.id, outcome: draft.outcome };
      await this.audit.record({ actor, action: 'results.sign', subject: `campaign:${campaignId}`, detail });
      return { outcome: 'signed' };
    });
  }
}
