import { Controller, Get, Param, Query } from '@nestjs/common';
import { Ledger, type Undelivered } from '../../delivery/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { CampaignRoster } from '../campaign-roster.service.js';
import { Campaigns } from '../campaigns.service.js';
import { campaignPaths, views } from './campaign.paths.js';
import { nameIn, viewTexts, type ViewTexts } from './view-texts.js';

const rowsOfAPage = 50;

/** Whose invitation did not arrive. Invitations only: a list of reminders would tell who has not answered. */
@Controller('campaigns/:id/undelivered')
export class UndeliveredController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly roster: CampaignRoster,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async index(
    @Param('id') id: string,
    @Query('page') pageText: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const campaign = await this.campaigns.summary(idFrom(id));
    const number = /^[1-9]\d{0,5}$/.test(String(pageText)) ? Number(pageText) : 1;
    const { rows, total } = await this.ledger.withheldAndFailed(
      `campaign:${campaign.id}`,
      'invitation',
      number,
    );
    return page(views.undelivered, {
      heading: nameIn(language, campaign),
      back: campaignPaths.campaign(campaign.id),
      rows: await this.rows(campaign.id, rows, viewTexts(language)),
      pages: {
        page: number,
        pages: Math.ceil(total / rowsOfAPage),
        path: campaignPaths.undelivered(campaign.id),
      },
    });
  }

  private async rows(campaignId: number, rows: Undelivered[], { t, language }: ViewTexts) {
    const participants = await this.roster.participants(rows.map(({ recipientId }) => recipientId));
    const people = new Map(participants.map((participant) => [participant.id, participant]));
    const departments = new Map((await this.roster.departments(campaignId)).map((one) => [one.id, one]));
    return rows.flatMap((row) => {
      const person = people.get(row.recipientId);
      const department = departments.get(person?.departmentId ?? 0);
      if (!person || !department) return [];
      const what = t(`campaigns:undelivered.what.${whatHappened(row)}`);
      return [[person.name, nameIn(language, department), person.email ?? '–', what, row.lastReply ?? '']];
    });
  }
}

const whatHappened = ({ state, reason }: Undelivered) => (reason === 'no-address' ? reason : state);
