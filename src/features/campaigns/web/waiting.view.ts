import type { CampaignSummary } from '../campaign.js';
import { mayOpen } from '../rules/campaign-dates.js';
import { campaignPaths } from './campaign.paths.js';
import { nameIn, type ViewTexts } from './view-texts.js';

/** A launch that a worker has yet to do, or that waits for its first day; a cancelled draft. */
export function waitingView(
  campaign: CampaignSummary,
  { t, format, language, today }: ViewTexts & { today: string },
): object {
  const isLaunching = campaign.state === 'launching';
  const isDue = mayOpen(campaign, today);
  const opensOn = format.day(campaign.opensOn);
  return {
    heading: nameIn(language, campaign),
    refreshes: isLaunching && isDue ? 3 : null,
    text: isLaunching
      ? t(`campaigns:waiting.${isDue ? 'now' : 'later'}`, { opensOn })
      : t('campaigns:waiting.cancelled'),
    what: isLaunching
      ? t(`campaigns:waiting.${isDue ? 'nowWhat' : 'laterWhat'}`, { opensOn })
      : t('campaigns:waiting.cancelledWhat'),
    withdrawalPath: isLaunching && !isDue ? campaignPaths.launchWithdrawal(campaign.id) : null,
  };
}
