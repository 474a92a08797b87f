import type { CampaignSummary } from '../campaign.js';
import { campaignPaths } from './campaign.paths.js';
import { nameIn, type ViewTexts } from './view-texts.js';

export interface ListContext extends ViewTexts {
  mayManage: boolean;
  hasPeople: boolean;
  hasPacks: boolean;
}

/** What to do first where there is no campaign yet: people, then questions, then the campaign. */
function firstStep({ t, hasPeople, hasPacks }: ListContext): { text: string; href: string; button: string } {
  if (!hasPeople) {
    return {
      text: t('campaigns:list.needsPeople'),
      href: '/directory',
      button: t('campaigns:list.toDirectory'),
    };
  }
  if (!hasPacks)
    return { text: t('campaigns:list.needsPack'), href: '/packs', button: t('campaigns:list.toPacks') };
  return { text: t('campaigns:list.first'), href: campaignPaths.new(), button: t('campaigns:list.new') };
}

export function listView(campaigns: CampaignSummary[], context: ListContext): object {
  const { t, format, language, mayManage } = context;
  return {
    empty: campaigns.length === 0 ? firstStep(context) : null,
    newPath: mayManage ? campaignPaths.new() : null,
    rows: campaigns.map((campaign) => [
      { text: nameIn(language, campaign), href: campaignPaths.campaign(campaign.id) },
      t(`campaigns:state.${campaign.state}`),
      format.day(campaign.opensOn),
      format.day(campaign.closesOn),
      { text: campaign.invited === null ? '' : format.number(campaign.invited), numeric: true },
    ]),
  };
}
