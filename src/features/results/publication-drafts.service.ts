import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, theSystem } from '../audit/index.js';
import { Campaigns } from '../campaigns/index.js';
import type { PublishedTable } from '../disclosure/index.js';
import type { PublicationRecord } from './publication.js';
import { PublicationsStore, type Draft } from './publications.store.js';
import { PublishedTablesStore } from './published-tables.store.js';

export interface NewDraft extends Draft {
  /** Null where there is nothing that may be published. */
  table: PublishedTable | null;
}

/** The one draft of a campaign: written whole, in one transaction, once. */
@Injectable()
export class PublicationDrafts {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly publications: PublicationsStore,
    private readonly tables: PublishedTablesStore,
    private readonly audit: Audit,
  ) {}

  /** False where another worker was first. */
  async keep({ table, ...draft }: NewDraft): Promise<boolean> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(draft.campaignId);
      if (state !== 'counting') return false;
      const before = await this.publications.ofCampaign(draft.campaignId);
      if (before) await this.publications.removeDraft(before.id);
      const id = await this.publications.insert(draft);
      if (table) await this.tables.write(id, table);
      await this.campaigns.move(draft.campaignId, 'drafted');
      await this.audit.record({
        actor: theSystem,
        action: 'results.draft',
        subject: `campaign:${draft.campaignId}`,
        detail: { publication: id, outcome: draft.outcome, figures: table?.rows.length ?? 0 },
      });
      return true;
    });
  }

  /** Counting goes on being tried; HR reads about it, and may give it up. Repeating it changes nothing. */
  async noteMissingKey({ campaignId, k, at }: { campaignId: number; k: number; at: Date }): Promise<void> {
    await this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(campaignId);
      if (state !== 'counting' || (await this.publications.ofCampaign(campaignId))) return;
      await this.publications.insert({ campaignId, k, at, outcome: 'key-missing', report: null });
      const subject = `campaign:${campaignId}`;
      await this.audit.record({ actor: theSystem, action: 'results.key-missing', subject });
    });
  }

  async ofCampaign(campaignId: number): Promise<PublicationRecord | null> {
    return this.publications.ofCampaign(campaignId);
  }
}
