import { Injectable } from '@nestjs/common';
import { CampaignAudience, Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { PrintedCodesPeopleStore, type FoundPerson, type PlaceCount } from './printed-codes-people.store.js';
import { PrintedCodesStore, type Sheet } from './printed-codes.store.js';

export interface PrintedCodesNow {
  campaign: CampaignSummary;
  /** Before a launch those who would be invited now. */
  places: PlaceCount[];
  /** Newest first. */
  sheets: Sheet[];
}

/** How many people shown by name at once. */
export const mostFound = 10;

/** What HR sees of printed codes: numbers, and one person where HR knows the name. */
@Injectable()
export class PrintedCodeOverview {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly audience: CampaignAudience,
    private readonly people: PrintedCodesPeopleStore,
    private readonly store: PrintedCodesStore,
  ) {}

  /** Throws NotFound. */
  async of(campaignId: number): Promise<PrintedCodesNow> {
    const campaign = await this.campaigns.summary(campaignId);
    return {
      campaign,
      places: await this.places(campaign),
      sheets: await this.store.sheets(campaignId),
    };
  }

  /** For the checks before a launch. */
  async peopleWithoutEmail(campaignId: number): Promise<number> {
    const places = await this.places(await this.campaigns.summary(campaignId));
    return places.reduce((sum, { people }) => sum + people, 0);
  }

  /** One more than are shown, where there are more. Only on the roster of a campaign that is or was open. */
  async find(campaignId: number, wanted: string): Promise<FoundPerson[]> {
    return this.people.find(campaignId, wanted, mostFound + 1);
  }

  private async places(campaign: CampaignSummary): Promise<PlaceCount[]> {
    if (campaign.invited !== null) return this.people.places(campaign.id);
    return this.people.placesOfAudience(campaign.id, await this.audience.filter(campaign.audience));
  }
}
