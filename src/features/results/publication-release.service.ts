import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, theSystem } from '../audit/index.js';
import { Campaigns } from '../campaigns/index.js';
import { AnswerDestruction } from './answer-destruction.service.js';
import { PublicationsStore } from './publications.store.js';

export type ReleaseOutcome = { outcome: 'done' } | { outcome: 'skipped'; because: string };

/**
 * Worker only, once a publication is signed: destroys what has served, and only then lets the figures be read. The key
 * file is outside any transaction, so it goes first and again at every attempt until the rest is committed:
 * `published` means that it is gone, never that it should be. A signed draft is complete, so nothing is lost by that.
 */
@Injectable()
export class PublicationRelease {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly destruction: AnswerDestruction,
    private readonly publications: PublicationsStore,
    private readonly audit: Audit,
  ) {}

  async due(limit: number): Promise<number[]> {
    return this.campaigns.idsIn('publishing', limit);
  }

  async run(campaignId: number): Promise<ReleaseOutcome> {
    const { state } = await this.campaigns.summary(campaignId);
    if (state !== 'publishing') return { outcome: 'skipped', because: `it is ${state}` };
    const signed = await this.publications.ofCampaign(campaignId);
    await this.destruction.eraseKeys(campaignId, { lost: signed?.outcome === 'key-missing' });
    return this.database.transaction(async () => {
      const { state: now } = await this.campaigns.lock(campaignId);
      if (now !== 'publishing') return { outcome: 'skipped', because: `it is ${now}` };
      await this.destruction.destroyTraces(campaignId);
      await this.publications.markSigned(campaignId);
      await this.campaigns.move(campaignId, 'published');
      await this.audit.record({
        actor: theSystem,
        action: 'results.publish',
        subject: `campaign:${campaignId}`,
        detail: { destroyed: ['key', 'ballots', 'withdrawals', 'answered', 'tokens', 'reminders'] },
      });
      return { outcome: 'done' };
    });
  }
}
