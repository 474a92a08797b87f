import type { SendingFigures } from '../campaign-sending.service.js';
import type { ResponseFigures } from '../campaign-rates.service.js';
import type { CampaignSummary } from '../campaign.js';
import { isUnderWay } from '../rules/campaign-lifecycle.js';
import { campaignPaths } from './campaign.paths.js';
import { responseView } from './response.view.js';
import { sendingView } from './sending.view.js';
import { nameIn, type ViewTexts } from './view-texts.js';

export interface LiveContext extends ViewTexts {
  figures: ResponseFigures;
  sending: SendingFigures;
  /** What has just been done, from the address. */
  done: string;
}

export function liveView(campaign: CampaignSummary, context: LiveContext): object {
  const { t, format, language, done } = context;
  const isOpen = campaign.state === 'open';
  const until = format.day(campaign.closesOn);
  return {
    heading: nameIn(language, campaign),
    caption: t('campaigns:live.caption', {
      state: t(isOpen ? 'campaigns:live.openUntil' : `campaigns:state.${campaign.state}`, { until }),
      k: campaign.k,
    }),
    done: done === 'extended' ? t('campaigns:live.done.extended', { until }) : null,
    events: campaignPaths.events(campaign.id),
    managerMessage: isOpen ? campaignPaths.managerMessage(campaign.id) : null,
    underWay: isUnderWay(campaign.state) ? t(`campaigns:live.underWay.${campaign.state}`) : null,
    refreshes: isUnderWay(campaign.state) ? 3 : null,
    next: nextStep(campaign, context),
    actions: isOpen ? openActions(campaign.id, context) : [],
    sending: sendingView(campaign, context.sending, context),
    response: responseView(campaign, context),
  };
}

function openActions(id: number, { t }: ViewTexts) {
  return [
    { href: campaignPaths.reminders(id), text: t('campaigns:live.remind') },
    { href: campaignPaths.extension(id), text: t('campaigns:live.extend') },
    { href: campaignPaths.sending(id), text: t('sending:toPage') },
    { href: campaignPaths.printedCodes(id), text: t('printed-codes:preflight.link') },
    { href: campaignPaths.closing(id), text: t('campaigns:live.close') },
  ];
}

/** Where a closed campaign goes on. */
function nextStep({ id, state }: CampaignSummary, { t }: ViewTexts) {
  if (state === 'counting')
    return { href: campaignPaths.disclosureReport(id), text: t('campaigns:live.toCount') };
  if (state === 'drafted')
    return { href: campaignPaths.disclosureReport(id), text: t('campaigns:live.toReport') };
  if (state === 'published') return { href: campaignPaths.results(), text: t('campaigns:live.toResults') };
  return null;
}
