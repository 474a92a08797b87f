import { Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { actorFrom } from '../../audit/index.js';
import { Campaigns } from '../../campaigns/index.js';
import { Ledger } from '../../delivery/index.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { scopeOf } from '../invitations.service.js';
import { Reminders } from '../reminders.service.js';
import { remindersPath, views } from './invitations.paths.js';
import { remindersView } from './reminders.view.js';

/** One reminder to everybody who has not answered. How many that are is not shown beforehand. */
@Controller('campaigns/:id/reminders')
export class CampaignRemindersController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly reminders: Reminders,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @Allow('campaigns.manage')
  async show(@Param('id', ParseIntPipe) id: number, @PageLanguage() language: Language): Promise<Reply> {
    const campaign = await this.campaigns.summary(id);
    const [check, sent, intended] = await Promise.all([
      this.reminders.check(id),
      this.reminders.sent(id),
      this.ledger.intendedBySequence(scopeOf(id), 'reminder'),
    ]);
    return page(views.reminders, remindersView({ campaign, check, sent, intended, language }));
  }

  @Post()
  @Allow('campaigns.manage')
  async create(@Param('id', ParseIntPipe) id: number, @SignedIn() identity: Identity): Promise<Reply> {
    // A second click finds that today's reminder exists, and the page says so.
    await this.reminders.send(id, actorFrom(identity));
    return seeOther(remindersPath(id));
  }
}
