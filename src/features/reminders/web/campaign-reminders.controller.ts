import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { actorFrom } from '../../audit/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { Reminders } from '../reminders.service.js';
import { remindersPath } from './reminders.paths.js';
import { ReminderPages } from './reminder-pages.service.js';

/** One reminder to everybody who has not answered. How many that are is not shown beforehand. */
@Controller('campaigns/:id/reminders')
@Allow('campaigns.manage')
export class CampaignRemindersController {
  constructor(
    private readonly pages: ReminderPages,
    private readonly reminders: Reminders,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Query('done') done: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return this.pages.page(idFrom(id), { language, saved: done === 'planned' });
  }

  @Post()
  async create(@Param('id') id: string, @SignedIn() identity: Identity): Promise<Reply> {
    // A second click finds that today's reminder exists, and the page says so.
    await this.reminders.send(idFrom(id), actorFrom(identity));
    return seeOther(remindersPath(idFrom(id)));
  }
}
