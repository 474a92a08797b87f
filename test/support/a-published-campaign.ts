import type { INestApplicationContext } from '@nestjs/common';
import { theSystem } from '../../src/features/audit/index.js';
import { CampaignCounting } from '../../src/features/results/campaign-counting.service.js';
import { PublicationDrafts } from '../../src/features/results/publication-drafts.service.js';
import { PublicationRelease } from '../../src/features/results/publication-release.service.js';
import { PublicationSigning } from '../../src/features/results/publication-signing.service.js';
import { aClosedCampaign, type ClosedCampaign } from './a-closed-campaign.js';

export interface PublishedCampaign extends ClosedCampaign {
  publicationId: number;
}

/** A closed campaign, counted, signed and published by the services that do it. */
export async function aPublishedCampaign(
  context: INestApplicationContext,
  council: ClosedCampaign['council'],
  options: Parameters<typeof aClosedCampaign>[2] = {},
): Promise<PublishedCampaign> {
  const campaign = await aClosedCampaign(context, council, options);
  await context.get(CampaignCounting, { strict: false }).run(campaign.id, new AbortController().signal);
  await context.get(PublicationSigning, { strict: false }).sign(campaign.id, theSystem);
  await context.get(PublicationRelease, { strict: false }).run(campaign.id);
  const publication = await context.get(PublicationDrafts, { strict: false }).ofCampaign(campaign.id);
  return { ...campaign, publicationId: publication!.id };
}
