import { Controller, Get, Param, Post } from '@nestjs/common';
import { Conflict } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { CampaignPlanning } from '../campaign-planning.service.js';
import { Campaigns } from '../campaigns.service.js';
import { campaignPaths, views } from './campaign.paths.js';
import { nameIn } from './view-texts.js';

const notADraft = 'Only a draft can be cancelled. An open campaign can be closed.';

/** A draft that nobody needs. */
@Controller('campaigns/:id/cancellation')
@Allow('campaigns.manage')
export class CancellationController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly planning: CampaignPlanning,
  ) {}

  @Get()
  async new(@Param('id') idText: string, @PageLanguage() language: Language): Promise<Reply> {
    const campaign = await this.campaigns.summary(idFrom(idText));
    if (campaign.state !== 'draft') throw new Conflict(notADraft);
    const { cancellation, campaign: back } = campaignPaths;
    const view = { action: cancellation(campaign.id), back: back(campaign.id) };
    return page(views.cancellation, { ...view, heading: nameIn(language, campaign) });
  }

  @Post()
  async create(@Param('id') idText: string, @SignedIn() identity: Identity): Promise<Reply> {
    const cancelled = await this.planning.cancel(idFrom(idText), actorFrom(identity));
    if (!cancelled) throw new Conflict(notADraft);
    return seeOther(campaignPaths.list());
  }
}
