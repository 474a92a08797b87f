import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { Ledger } from '../delivery/index.js';
import { EmailTextsStore, type EmailLanguage, type KeptWordings } from './email-texts.store.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import type { EditableKind, Wording } from './rules/email-words.js';
import { wordingState, type WordingState } from './rules/wording-freeze.js';

export type KeepOutcome = { outcome: 'kept' } | { outcome: 'frozen'; state: WordingState };

/** The words that HR wrote for a campaign's invitation and reminder, as long as they may be changed. */
@Injectable()
export class EmailTexts {
  constructor(
    private readonly database: Database,
    private readonly store: EmailTextsStore,
    private readonly campaigns: Campaigns,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  of(campaignId: number): Promise<KeptWordings> {
    return this.store.of(campaignId);
  }

  async state(kind: EditableKind, { id, state }: CampaignSummary): Promise<WordingState> {
    return wordingState(kind, state, await this.ledger.hoursSinceLast(campaignScope(id), kind));
  }

  /**
   * Keeps what changed, or nothing where the words are frozen. The words must have been checked (`wordingFaults`); null
   * goes back to our own. Throws NotFound.
   */
  async keep(
    campaignId: number,
    kind: EditableKind,
    { wordings, actor }: { wordings: Partial<Record<EmailLanguage, Wording | null>>; actor: Actor },
  ): Promise<KeepOutcome> {
    return this.database.transaction(async () => {
      // A launch and a reminder take the same lock before they write their mailing.
      const campaign = await this.campaigns.lock(campaignId);
      const state = await this.state(kind, campaign);
      if (state.outcome !== 'open') return { outcome: 'frozen', state };
      const changed = await this.keepChanged(campaignId, kind, wordings);
      if (changed.length > 0) {
        const detail = { email: kind, changed };
        await this.audit.record({
          actor,
          action: 'campaign.words',
          subject: `campaign:${campaignId}`,
          detail,
        });
      }
      return { outcome: 'kept' };
    });
  }

  /** @returns the new words of each language whose words are new, for the audit; null: our own again */
  private async keepChanged(
    campaignId: number,
    kind: EditableKind,
    wordings: Partial<Record<EmailLanguage, Wording | null>>,
  ) {
    const kept = (await this.store.of(campaignId))[kind];
    const changed: { language: EmailLanguage; words: Wording | null }[] = [];
    for (const language of ['en', 'cy'] as const) {
      const words = wordings[language];
      if (words === undefined || same(words, kept[language].wording)) continue;
      await this.store.keep({ campaignId, kind, language }, words);
      changed.push({ language, words });
    }
    return changed;
  }
}

function same(one: Wording | null, other: Wording | null): boolean {
  if (one === null || other === null) return one === other;
  return one.subject === other.subject && one.opening === other.opening && one.closing === other.closing;
}
