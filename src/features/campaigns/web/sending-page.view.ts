import type { SendingFigures } from '../campaign-sending.service.js';
import type { CampaignSummary } from '../campaign.js';
import { campaignPaths } from './campaign.paths.js';
import { parts, sendingView } from './sending.view.js';
import { nameIn, type ViewTexts } from './view-texts.js';

const deeds = ['paused', 'resumed', 'called-off'] as const;
interface SendingPage extends ViewTexts {
  /** What has just been done, from the address. */
  done: unknown;
}

export function sendingPageView(
  campaign: CampaignSummary,
  figures: SendingFigures,
  { done, ...texts }: SendingPage,
): object {
  const { t, format, language } = texts;
  const { line, paused } = figures;
  const deed = deeds.find((one) => one === done);
  const isOpen = campaign.state === 'open';
  return {
    heading: nameIn(language, campaign),
    back: campaignPaths.campaign(campaign.id),
    done: deed ? t(`sending:done.${deed}`) : null,
    sending: sendingView(campaign, figures, texts),
    account: [
      ...parts
        .filter((part) => line[part] > 0)
        .map((part) => [
          t(`sending:part.${part}.name`),
          { text: format.number(line[part]), numeric: true },
          t(`sending:part.${part}.means`),
        ]),
      [t('sending:part.intended.name'), { text: format.number(line.intended), numeric: true }, ''],
    ],
    pause: isOpen && !paused ? campaignPaths.sendingPause(campaign.id) : null,
    resume: isOpen && paused ? campaignPaths.sendingResumption(campaign.id) : null,
    callOff: isOpen && line.open > 0 ? campaignPaths.sendingCallOff(campaign.id) : null,
    reminders: campaignPaths.reminders(campaign.id),
  };
}
