import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import type { CampaignSummary } from '../campaigns/index.js';
import { EmailTemplates } from '../delivery/index.js';
import { InvitationLetters, type Letters } from '../wording/index.js';

export const linkAgain = 'link-again';

/** What comes to whoever asked for their link again: the same words, answered or not. */
@Injectable()
export class LinkAgainLetters {
  constructor(
    private readonly templates: EmailTemplates,
    private readonly letters: InvitationLetters,
    private readonly configuration: Configuration,
  ) {}

  async lettersOf(campaign: CampaignSummary): Promise<Letters> {
    const { publicUrl } = this.configuration;
    return {
      to: async ({ name, email, language }, token) => {
        const facts = await this.letters.factsOf(campaign, language);
        const optOutLink = `${publicUrl}/opt-out/${token}`;
        const links = { link: `${publicUrl}/s/${token}`, optOutLink };
        const words = this.templates.render(linkAgain, language, { ...facts, name, ...links });
        const headers = {
          'List-Unsubscribe': `<${optOutLink}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        };
        return { ...words, to: email, toName: name, language, headers };
      },
    };
  }
}
