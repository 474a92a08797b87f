import type { Reconciliation } from '../../delivery/index.js';
import type { ResponseFigures } from '../campaign-rates.service.js';
import type { CampaignSummary } from '../campaign.js';
import { isUnderWay } from '../rules/campaign-lifecycle.js';
import { campaignPaths } from './campaign.paths.js';
import { responseView } from './response.view.js';
import { nameIn, type ViewTexts } from './view-texts.js';

export interface LiveContext extends ViewTexts {
  figures: ResponseFigures;
  sending: Reconciliation;
  /** What has just been done, from the address. */
  done: string;
}

const parts = [
  'accepted',
  'bounced',
  'withheld',
  'blocked',
  'failed',
  'cancelled',
  'inDoubt',
  'open',
] as const;

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
    underWay: isUnderWay(campaign.state) ? t(`campaigns:live.underWay.${campaign.state}`) : null,
    refreshes: isUnderWay(campaign.state) ? 3 : null,
    next: nextStep(campaign, context),
    actions: isOpen ? openActions(campaign.id, context) : [],
    sending: sendingView(campaign.id, context),
    response: responseView(campaign, context),
  };
}

function openActions(id: number, { t }: ViewTexts) {
  return [
    { href: campaignPaths.reminders(id), text: t('campaigns:live.remind') },
    { href: campaignPaths.extension(id), text: t('campaigns:live.extend') },
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

function sendingView(id: number, { t, format, sending }: LiveContext) {
  const words = parts
    .filter((part) => sending[part] > 0)
    .map((part) => t(`campaigns:sending.${part}`, { number: format.number(sending[part]) }));
  const settled = sending.intended - sending.open;
  const notArrived = sending.withheld + sending.bounced + sending.blocked + sending.failed;
  return {
    nothing: sending.intended === 0,
    isUnderWay: sending.open > 0,
    share: sending.intended === 0 ? 0 : Math.round((100 * settled) / sending.intended),
    label: t(sending.open > 0 ? 'campaigns:sending.underWay' : 'campaigns:sending.finished', {
      settled: format.number(settled),
      intended: format.number(sending.intended),
    }),
    line: `${t('campaigns:sending.intended', { number: format.number(sending.intended) })} = ${words.join(' + ')}`,
    needsLook: sending.bounced + sending.blocked + sending.failed > 0,
    whose: notArrived > 0 ? campaignPaths.undelivered(id) : null,
  };
}
