import { Injectable } from '@nestjs/common';
import type { Actor } from '../audit/index.js';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { EmailTexts } from './email-texts.service.js';
import type { EmailLanguage, KeptWording } from './email-texts.store.js';
import { InvitationLetters, type Facts } from './invitation-letters.service.js';
import {
  tidied,
  wordingFaults,
  type EditableKind,
  type PlaceholderValues,
  type Wording,
  type WordingFault,
} from './rules/email-words.js';
import type { WordingState } from './rules/wording-freeze.js';

/** One email in one language as HR works on it. */
export interface EmailDraft {
  /** HR's words, or our own. */
  wording: Wording;
  isOurs: boolean;
  version: number;
  changedAt: Date | null;
  /** What stands before, between and after the words, as paragraphs of text, for a made-up person. */
  fixed: string[][];
  values: PlaceholderValues;
}

export interface EmailDraftPair {
  campaign: CampaignSummary;
  kind: EditableKind;
  state: WordingState;
  drafts: Record<EmailLanguage, EmailDraft>;
}

export type SaveOutcome =
  | { outcome: 'kept' }
  | { outcome: 'frozen'; state: WordingState }
  | { outcome: 'faulty'; faults: (WordingFault & { language: EmailLanguage })[] };

const languages = ['en', 'cy'] as const;

/** HR's work on the words of invitation and reminder. */
@Injectable()
export class EmailDrafts {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly letters: InvitationLetters,
    private readonly texts: EmailTexts,
  ) {}

  /** Looks, and changes nothing. Throws NotFound. */
  async of(campaignId: number, kind: EditableKind): Promise<EmailDraftPair> {
    const campaign = await this.campaigns.summary(campaignId);
    const kept = (await this.texts.of(campaignId))[kind];
    const draft = async (language: EmailLanguage) =>
      this.draft(kind, language, {
        kept: kept[language],
        facts: await this.letters.factsOf(campaign, language),
      });
    return {
      campaign,
      kind,
      state: await this.texts.state(kind, campaign),
      drafts: { en: await draft('en'), cy: await draft('cy') },
    };
  }

  /** Keeps the languages that are given, all or none. Words that are our own are kept as such. Throws NotFound. */
  async save(
    campaignId: number,
    kind: EditableKind,
    { typed, actor }: { typed: Partial<Record<EmailLanguage, Wording>>; actor: Actor },
  ): Promise<SaveOutcome> {
    const { campaign } = await this.of(campaignId, kind);
    const wordings: Partial<Record<EmailLanguage, Wording | null>> = {};
    const faults: (WordingFault & { language: EmailLanguage })[] = [];
    for (const language of languages) {
      const given = typed[language];
      if (!given) continue;
      const facts = await this.letters.factsOf(campaign, language);
      const wording = tidied(given);
      if (sameWords(wording, this.letters.ownWording(kind, language, facts))) wordings[language] = null;
      else {
        wordings[language] = wording;
        faults.push(...wordingFaults(wording, valuesOf(facts)).map((fault) => ({ ...fault, language })));
      }
    }
    if (faults.length > 0) return { outcome: 'faulty', faults };
    return this.texts.keep(campaignId, kind, { wordings, actor });
  }

  /** Back to our own words. Throws NotFound. */
  async goBack(
    campaignId: number,
    kind: EditableKind,
    { language, actor }: { language: EmailLanguage; actor: Actor },
  ): Promise<SaveOutcome> {
    return this.texts.keep(campaignId, kind, { wordings: { [language]: null }, actor });
  }

  /** What would be refused today in words that hold now: a campaign's purpose is not checked when it is typed. */
  async faultsNow(campaignId: number): Promise<(WordingFault & { language: EmailLanguage })[]> {
    const { drafts } = await this.of(campaignId, 'invitation');
    return languages.flatMap((language) =>
      wordingFaults(drafts[language].wording, drafts[language].values)
        .filter(({ fault }) => fault !== 'tooLong')
        .map((fault) => ({ ...fault, language })),
    );
  }

  private draft(
    kind: EditableKind,
    language: EmailLanguage,
    { kept, facts }: { kept: KeptWording; facts: Facts },
  ): EmailDraft {
    const { version, changedAt } = kept;
    return {
      wording: kept.wording ?? this.letters.ownWording(kind, language, facts),
      isOurs: kept.wording === null,
      version,
      changedAt,
      fixed: this.letters.fixedParts(kind, language, facts),
      values: valuesOf(facts),
    };
  }
}

/** `name` is the made-up person's. */
const valuesOf = ({ organisation, closesOn, minutes }: Facts): PlaceholderValues => ({
  ...{ organisation, closesOn },
  minutes: String(minutes),
  name: 'Carys Price',
});

const sameWords = (one: Wording, other: Wording) =>
  one.subject === other.subject && one.opening === other.opening && one.closing === other.closing;
