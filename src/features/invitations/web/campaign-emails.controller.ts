import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { Campaigns } from '../../campaigns/index.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { InvitationLetters, type InvitationKind } from '../invitation-letters.service.js';
import { campaignPath, views } from './invitations.paths.js';

const kinds: InvitationKind[] = ['invitation', 'reminder'];
const languages = ['en', 'cy'] as const;

/** What staff will read, before anything is sent: both emails in both languages. */
@Controller('campaigns/:id/emails')
export class CampaignEmailsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly letters: InvitationLetters,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async show(@Param('id', ParseIntPipe) id: number): Promise<Reply> {
    const { name, nameCy } = await this.campaigns.summary(id);
    const samples = await Promise.all(
      kinds.flatMap((kind) =>
        languages.map(async (language) => {
          const { subject, text } = await this.letters.sample(kind, id, language);
          return { kind, language, subject, text };
        }),
      ),
    );
    return page(views.emails, { name, nameCy, samples, back: campaignPath(id) });
  }
}
