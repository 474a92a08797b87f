import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../platform/errors.js';
import { Campaigns, type CampaignSummary } from '../../campaigns/index.js';
import { page, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { AnswerSessions } from '../answer-sessions.service.js';
import { AnsweringCookie } from './answering-cookie.js';
import { contactText } from './start.view.js';

/** What staff can read about who sees what, with the settings of their own survey where it is known. */
@Controller('confidentiality')
export class ConfidentialityController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly sessions: AnswerSessions,
    private readonly cookie: AnsweringCookie,
  ) {}

  @Get()
  @Public()
  async show(@Query('survey') survey: unknown, @Req() request: FastifyRequest): Promise<Reply> {
    const session = await this.sessions.find(this.cookie.read(request));
    const asked = typeof survey === 'string' && /^\d{1,9}$/.test(survey) ? Number(survey) : undefined;
    const campaign = await this.launched(asked ?? session?.campaignId);
    // Names and telephone numbers are for those who were invited, not for everybody who counts up the addresses.
    const contact = campaign && campaign.id === session?.campaignId ? contactText(campaign) : '';
    const view = { k: campaign?.k ?? null, contact, audience: 'staff' };
    return page('features/answering/web/views/confidentiality.njk', view);
  }

  private async launched(id: number | undefined): Promise<CampaignSummary | null> {
    if (id === undefined) return null;
    try {
      const campaign = await this.campaigns.summary(id);
      return campaign.launchedAt ? campaign : null;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}
