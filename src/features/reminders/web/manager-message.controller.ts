import { Controller, Get, Param } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration.js';
import { Conflict } from '../../../platform/errors.js';
import { Campaigns } from '../../campaigns/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { InvitationLetters } from '../../wording/index.js';
import { views } from './reminders.paths.js';
import { managerMessageView } from './manager-message.view.js';

const states = ['draft', 'launching', 'open'];

/** What managers can send to their teams: about the survey, and about nobody in particular. */
@Controller('campaigns/:id/manager-message')
export class ManagerMessageController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly letters: InvitationLetters,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async show(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    const campaign = await this.campaigns.summary(idFrom(id));
    if (!states.includes(campaign.state))
      throw new Conflict('This campaign is over, so there is nothing to tell teams about it any more.');
    const { publicUrl } = this.configuration;
    const facts = {
      en: await this.letters.factsOf(campaign, 'en'),
      cy: await this.letters.factsOf(campaign, 'cy'),
    };
    return page(views.managerMessage, managerMessageView({ campaign, facts, publicUrl, language }));
  }
}
