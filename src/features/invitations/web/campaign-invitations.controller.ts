import { Controller, Get, Param, Query } from '@nestjs/common';
import { Campaigns } from '../../campaigns/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { download, page, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { InvitationList } from '../invitation-list.service.js';
import { isListPart } from '../rules/who-got-what.js';
import { invitationsCsv } from './invitations-csv.js';
import { invitationsListView } from './invitations-list.view.js';
import { views } from './invitations.paths.js';

interface Asked {
  part?: unknown;
  search?: unknown;
  after?: unknown;
}

/** Who was sent an invitation, what became of it, and why somebody was not: on the page and for the auditor's file. */
@Controller('campaigns/:id')
@Allow('campaigns.read')
export class CampaignInvitationsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly list: InvitationList,
  ) {}

  @Get('invitations')
  async index(
    @Param('id') id: string,
    @Query() asked: Asked,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const campaign = await this.campaigns.summary(idFrom(id));
    const part = isListPart(asked.part) ? asked.part : 'all';
    const search = typeof asked.search === 'string' ? asked.search.slice(0, 100) : '';
    const after = /^\d{1,10}$/.test(String(asked.after)) ? Number(asked.after) : 0;
    const found = await this.list.page(campaign.id, { part, search, after });
    return page(
      views.invitations,
      invitationsListView(campaign, { language, part, search, after, ...found }),
    );
  }

  @Get('invitations.csv')
  async download(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    const campaign = await this.campaigns.summary(idFrom(id));
    const file = invitationsCsv(this.list.everybody(campaign.id), language);
    return download(`invitations-${campaign.id}.csv`, 'text/csv; charset=utf-8', file);
  }
}
