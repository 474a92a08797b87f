import type { Fault } from '../../../platform/errors.js';
import type { LaunchDto } from '../campaign-steps.dto.js';
import type { Preflight } from '../campaign-preflight.service.js';
import { mayOpen } from '../rules/campaign-dates.js';
import { campaignPaths } from './campaign.paths.js';
import { itemView } from './preflight.view.js';
import { nameIn, type ViewTexts } from './view-texts.js';

export interface LaunchContext extends ViewTexts {
  today: string;
  typed: LaunchDto;
  faults: Fault[];
}

export function launchView(
  { campaign, items, people, needsReason }: Preflight,
  context: LaunchContext,
): object {
  const { t, format, language, today, typed, faults } = context;
  const now = mayOpen(campaign, today);
  return {
    heading: nameIn(language, campaign),
    faults,
    action: campaignPaths.launch(campaign.id),
    back: campaignPaths.preflight(campaign.id),
    what: t('campaigns:launch.what', {
      count: people,
      number: format.number(people),
      closesOn: format.day(campaign.closesOn),
      k: campaign.k,
    }),
    missing: items.filter(({ verdict }) => verdict === 'missing').map((item) => itemView(item, context)),
    needsReason,
    values: typed,
    button: now ? t('campaigns:launch.now') : t('campaigns:launch.on', { day: format.day(campaign.opensOn) }),
  };
}
