import { Injectable } from '@nestjs/common';
import { page, type Reply } from '../../../web/pages.js';
import type { Language } from '../../../web/texts.js';
import { CampaignRates } from '../campaign-rates.service.js';
import { CampaignSending } from '../campaign-sending.service.js';
import type { CampaignSummary } from '../campaign.js';
import { views } from './campaign.paths.js';
import { liveView } from './live.view.js';
import { viewTexts } from './view-texts.js';

/** A launched campaign: is anything wrong, how many have answered? */
@Injectable()
export class LivePages {
  constructor(
    private readonly rates: CampaignRates,
    private readonly sending: CampaignSending,
  ) {}

  async page(
    campaign: CampaignSummary,
    { language, done }: { language: Language; done: string },
  ): Promise<Reply> {
    const figures = await this.rates.figures(campaign.id);
    const sending = await this.sending.figures(campaign.id);
    return page(views.live, liveView(campaign, { ...viewTexts(language), figures, sending, done }));
  }
}
