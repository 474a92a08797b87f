import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import { hmac } from '../../platform/crypto/hashes.js';
import type { CampaignSummary } from '../campaigns/index.js';
import { EmailTemplates, type LastLook, type LedgerRow, type TextMessage } from '../delivery/index.js';
import { People } from '../directory/index.js';
import { InvitationLetters, type InvitationKind } from '../wording/index.js';
import { PrintedCodes } from '../printed-codes/index.js';
import { codeFromBytes, formatCode } from '../printed-codes/rules/printed-code.js';
import { fittingText } from './rules/text-length.js';

type Language = 'en' | 'cy';

/** One message that is not an email, to somebody who still gets it. */
export interface OtherMessage {
  kind: InvitationKind;
  campaign: CampaignSummary;
  row: LedgerRow;
  person: { id: number; personId: number; name: string; language: Language };
  token: string;
  linkSecret: Buffer;
}

/** Invitation and reminder as text message and as letter. The same row gives the same words again. */
@Injectable()
export class OtherMessages {
  constructor(
    private readonly templates: EmailTemplates,
    private readonly letters: InvitationLetters,
    private readonly codes: PrintedCodes,
    private readonly people: People,
    private readonly configuration: Configuration,
  ) {}

  /** In the transaction of the last look: a letter's code is kept before the letter leaves. */
  async lastLook(message: OtherMessage): Promise<LastLook> {
    if (message.row.channel === 'letter') return this.letter(message);
    const { kind, campaign, row, person, token } = message;
    const text = await this.textMessage(kind, campaign, { language: person.language, token });
    return {
      outcome: 'send',
      letter: { channel: 'text', to: row.address ?? '', text, language: person.language },
    };
  }

  /** Also for a look before the launch, with a token that opens nothing. */
  async textMessage(
    kind: InvitationKind,
    campaign: CampaignSummary,
    { language, token }: { language: Language; token: string },
  ): Promise<TextMessage['text']> {
    const { publicUrl } = this.configuration;
    const links = { link: `${publicUrl}/s/${token}`, optOutLink: `${publicUrl}/opt-out/${token}` };
    const facts = { ...(await this.letters.factsOf(campaign, language)), ...links };
    const wordings = [false, true].map((brief) =>
      this.templates.renderText(`${kind}/${language}/text-message.txt`, language, { ...facts, brief }),
    );
    return fittingText(wordings);
  }

  private async letter({ kind, campaign, row, person, linkSecret }: OtherMessage): Promise<LastLook> {
    const address = (await this.people.postalAddresses([person.personId])).get(person.personId);
    // It was known when the invitation was intended, and has gone from the directory since.
    if (!address) return { outcome: 'withhold', reason: 'no-address' };
    const { language, name } = person;
    const code = codeFromBytes(hmac(linkSecret, `letter|${row.rowId}`));
    await this.codes.keep({
      campaignId: campaign.id,
      participantId: person.id,
      codeHash: this.codes.hashOf(code),
    });
    const words = await this.letterWords(kind, campaign, { language, name, code });
    return { outcome: 'send', letter: { channel: 'letter', to: [name, ...address], language, ...words } };
  }

  /** Also for a look before the launch, with a code that opens nothing. */
  async letterWords(
    kind: InvitationKind,
    campaign: CampaignSummary,
    { language, name, code }: { language: Language; name: string; code: string },
  ): Promise<{ subject: string; text: string }> {
    const facts = await this.letters.factsOf(campaign, language);
    const shortAddress = `${new URL(this.configuration.publicUrl).host}/c`;
    const view = { ...facts, name: name.replace(/\s+/g, ' '), code: formatCode(code), shortAddress };
    const part = (file: string) =>
      this.templates.renderText(`${kind}/${language}/${file}.txt`, language, view);
    return { subject: part('letter-heading'), text: part('letter') };
  }
}
