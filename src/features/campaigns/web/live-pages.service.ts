import { Injectable } from '@nestjs/common';
import { Ledger } from '../../delivery/index.js';
import { page, type Reply } from '../../../web/pages.js';
import type { Language } from '../../../web/texts.js';
import { CampaignRates } from '../campaign-rates.service.js';
import type { CampaignSummary } from '../campaign.js';
import { views } from './campaign.paths.js';
import { liveView } from './live.view.js';
import { viewTexts } from './view-texts.js';

/** A launched campaign: is anything wrong, how many have answered? */
@Injectable()
export class LivePages {
  constructor(
    private readonly rates: CampaignRates,
    private readonly ledger: Ledger,
  ) {}

  async page(
    campaign: CampaignSummary,
    { language, done }: { language: Language; done: string },
  ): Promise<Reply> {
    const figures = await this.rates.figures(campaign.id);
    const sending = await this.ledger.reconciliation(`campaign:${campaign.id}`, 'invitation');
    return page(views.live, liveView(campaign, { ...viewTexts(language), figures, sending, done }));
  }
}
