import { Injectable } from '@nestjs/common';
import { CampaignEvents } from './campaign-events.js';
import { CampaignKeys } from './campaign-keys.service.js';
import { CampaignRates } from './campaign-rates.service.js';

/** What closing does, in its transaction. */
@Injectable()
export class ClosingSteps {
  constructor(
    private readonly keys: CampaignKeys,
    private readonly rates: CampaignRates,
    private readonly events: CampaignEvents,
  ) {}

  /** @param today the day on which the final rates are noted */
  async take(campaignId: number, today: string): Promise<void> {
    await this.keys.forgetLinkSecret(campaignId);
    await this.rates.note(campaignId, today);
    await this.events.tellClosed(campaignId);
  }
}
