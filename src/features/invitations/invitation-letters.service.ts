import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { EmailTemplates, type EmailWords, type Letter, type PreparedEmail } from '../delivery/index.js';
import { Packs } from '../surveys/index.js';
import { campaignWords } from './rules/campaign-words.js';

export type InvitationKind = 'invitation' | 'reminder' | 'link-again';
type Language = 'en' | 'cy';

/** What differs from person to person. */
const personal = ['name', 'link', 'optOutLink'] as const;
type Prepared = PreparedEmail<(typeof personal)[number]>;

export interface Addressee {
  name: string;
  email: string;
  language: Language;
}

const preparedAtMost = 50;

/** The words of invitation and reminder, rendered once for a campaign, kind and language. */
@Injectable()
export class InvitationLetters {
  private readonly prepared = new Map<string, Promise<Prepared>>();

  constructor(
    private readonly templates: EmailTemplates,
    private readonly campaigns: Campaigns,
    private readonly packs: Packs,
    private readonly configuration: Configuration,
  ) {}

  async letter(
    kind: InvitationKind,
    campaign: CampaignSummary,
    person: Addressee,
    token: string,
  ): Promise<Letter> {
    const { publicUrl } = this.configuration;
    const optOutLink = `${publicUrl}/opt-out/${token}`;
    const email = await this.preparedFor(kind, campaign, person.language);
    return {
      ...email.fill({ name: person.name, link: `${publicUrl}/s/${token}`, optOutLink }),
      to: person.email,
      toName: person.name,
      language: person.language,
      // RFC 8058: the mail program's own button asks us with a POST, so no scanner opts anybody out.
      headers: {
        'List-Unsubscribe': `<${optOutLink}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  /** For HR to read before the launch: made-up person, links that open nothing. */
  async sample(kind: InvitationKind, campaignId: number, language: Language): Promise<EmailWords> {
    const campaign = await this.campaigns.summary(campaignId);
    const email = await this.prepare(kind, campaign, language);
    const { publicUrl } = this.configuration;
    return email.fill({
      name: 'Carys Price',
      link: `${publicUrl}/s/${'x'.repeat(43)}`,
      optOutLink: `${publicUrl}/opt-out/${'x'.repeat(43)}`,
    });
  }

  private preparedFor(
    kind: InvitationKind,
    campaign: CampaignSummary,
    language: Language,
  ): Promise<Prepared> {
    // The last day may be moved while the campaign is open.
    const key = `${kind}.${campaign.id}.${language}.${campaign.closesOn}`;
    const known = this.prepared.get(key);
    if (known) return known;
    if (this.prepared.size >= preparedAtMost) this.prepared.clear();
    const making = this.prepare(kind, campaign, language);
    this.prepared.set(key, making);
    making.catch(() => this.prepared.delete(key));
    return making;
  }

  private async prepare(
    kind: InvitationKind,
    campaign: CampaignSummary,
    language: Language,
  ): Promise<Prepared> {
    const { document } = await this.packs.version(campaign.packVersionId);
    const words = campaignWords(campaign, document.minutes, language);
    return this.templates.prepare(kind, language, words, personal);
  }
}
