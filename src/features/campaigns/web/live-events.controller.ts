import { Controller, Get, Headers, Param } from '@nestjs/common';
import { idFrom } from '../../../web/api/checked.js';
import { events, seeOther, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { Campaigns } from '../campaigns.service.js';
import { campaignPaths } from './campaign.paths.js';
import { LiveChanges } from './live-changes.service.js';

/** Tells the page of a campaign when there is something new. Whoever opens the address by hand is led to the page. */
@Controller('campaigns/:id/events')
export class LiveEventsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly changes: LiveChanges,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async index(@Param('id') idText: string, @Headers('accept') accept = ''): Promise<Reply> {
    const { id } = await this.campaigns.summary(idFrom(idText));
    if (!accept.includes('text/event-stream')) return seeOther(campaignPaths.campaign(id));
    return events(this.changes.of(id));
  }
}
