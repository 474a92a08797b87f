import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import {
  EmailTemplates,
  slots,
  type EmailWords,
  type Letter,
  type PreparedEmail,
} from '../delivery/index.js';
import { Packs } from '../surveys/index.js';
import { EmailTextsStore, type EmailLanguage, type KeptWording } from './email-texts.store.js';
import { campaignWords, type CampaignWords } from './rules/campaign-words.js';
import { filledIn, paragraphsOf, tidied, type EditableKind, type Wording } from './rules/email-words.js';

export type InvitationKind = EditableKind;

/** What differs from person to person. */
const personal = ['name', 'link', 'optOutLink'] as const;
type Prepared = PreparedEmail<(typeof personal)[number]>;

export interface Addressee {
  name: string;
  email: string;
  language: EmailLanguage;
}

/** Letters of one kind to people of one campaign, in the words that hold now. */
export interface Letters {
  to(person: Addressee, token: string): Promise<Letter>;
}

/** What is said about a campaign in one language, before anybody's name is put in. */
export interface Facts extends CampaignWords {
  organisation: string;
}

const preparedAtMost = 50;
/** For private use, like the slots: stands where HR's paragraphs go. */
const gap = '\uE010';

/** The words of invitation and reminder, rendered once for a campaign, kind and language. */
@Injectable()
export class InvitationLetters {
  private readonly prepared = new Map<string, Promise<Prepared>>();

  constructor(
    private readonly templates: EmailTemplates,
    private readonly campaigns: Campaigns,
    private readonly packs: Packs,
    private readonly texts: EmailTextsStore,
    private readonly configuration: Configuration,
  ) {}

  /** Looks up once which words hold, so that ten messages cost one question. */
  async lettersOf(kind: InvitationKind, campaign: CampaignSummary): Promise<Letters> {
    const kept = (await this.texts.of(campaign.id))[kind];
    const { publicUrl } = this.configuration;
    return {
      to: async (person, token) => {
        const email = await this.preparedFor(kind, campaign, [person.language, kept[person.language]]);
        const optOutLink = `${publicUrl}/opt-out/${token}`;
        const words = email.fill({ name: person.name, link: `${publicUrl}/s/${token}`, optOutLink });
        return letterTo(person, words, optOutLink);
      },
    };
  }

  /** For HR to read before the launch: made-up person, links to a page that says that this is a sample. */
  async sample(kind: InvitationKind, campaignId: number, language: EmailLanguage): Promise<EmailWords> {
    const campaign = await this.campaigns.summary(campaignId);
    const kept = (await this.texts.of(campaignId))[kind];
    const email = await this.prepare(kind, campaign, [language, kept[language]]);
    return email.fill({ name: 'Carys Price', ...this.sampleLinks(language) });
  }

  /** The sample as a letter that really goes out, to somebody who asked for it. */
  async sampleLetter(kind: InvitationKind, campaignId: number, person: Addressee): Promise<Letter> {
    const words = await this.sample(kind, campaignId, person.language);
    return letterTo(person, words, this.sampleLinks(person.language).optOutLink);
  }

  /** Our own words, with the campaign's purpose where HR wrote one. */
  ownWording(kind: InvitationKind, language: EmailLanguage, { purpose }: Facts): Wording {
    const own = (part: string) => this.templates.source(kind, language, `words/${part}.txt`);
    const opening = kind === 'invitation' && purpose !== '' ? purpose : own('opening');
    return tidied({ subject: own('subject'), opening, closing: own('closing') });
  }

  async factsOf(campaign: CampaignSummary, language: EmailLanguage): Promise<Facts> {
    const { document } = await this.packs.version(campaign.packVersionId);
    const organisation = this.templates.organisation(language);
    return { ...campaignWords(campaign, document.minutes, language), organisation };
  }

  /** What stands before, between and after HR's paragraphs, as paragraphs of text. */
  fixedParts(kind: InvitationKind, language: EmailLanguage, facts: Facts): string[][] {
    const data = { ...facts, subjectLine: gap, opening: [gap], closing: [gap] };
    const links = this.sampleLinks(language);
    const { text } = this.templates
      .prepare(kind, language, data, personal)
      .fill({ name: 'Carys Price', ...links });
    return text.split(gap).map((part) => part.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ''));
  }

  private sampleLinks(language: EmailLanguage) {
    const sample = `${this.configuration.publicUrl}/email-sample`;
    return { link: `${sample}/start?in=${language}`, optOutLink: `${sample}/opt-out?in=${language}` };
  }

  private preparedFor(
    kind: InvitationKind,
    campaign: CampaignSummary,
    words: [EmailLanguage, KeptWording],
  ): Promise<Prepared> {
    const [language, { version }] = words;
    // The last day may be moved, and a reminder's words changed, while the campaign is open.
    const key = [kind, campaign.id, language, campaign.closesOn, version].join('.');
    const known = this.prepared.get(key);
    if (known) return known;
    if (this.prepared.size >= preparedAtMost) this.prepared.clear();
    const making = this.prepare(kind, campaign, words);
    this.prepared.set(key, making);
    making.catch(() => this.prepared.delete(key));
    return making;
  }

  private async prepare(
    kind: InvitationKind,
    campaign: CampaignSummary,
    [language, { wording }]: [EmailLanguage, KeptWording],
  ): Promise<Prepared> {
    const facts = await this.factsOf(campaign, language);
    const { subject, opening, closing } = wording ?? this.ownWording(kind, language, facts);
    const values = { ...facts, minutes: String(facts.minutes), ...slots(['name'] as const) };
    const paragraphs = (text: string) => paragraphsOf(text).map((paragraph) => filledIn(paragraph, values));
    const data = {
      ...facts,
      subjectLine: filledIn(subject, values),
      opening: paragraphs(opening),
      closing: paragraphs(closing),
    };
    return this.templates.prepare(kind, language, data, personal);
  }
}

function letterTo({ name, email, language }: Addressee, words: EmailWords, optOutLink: string): Letter {
  return {
    ...words,
    to: email,
    toName: name,
    language,
    // RFC 8058: the mail program's own button asks us with a POST, so no scanner opts anybody out.
    headers: {
      'List-Unsubscribe': `<${optOutLink}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
