import { capitalised } from '../../../shared/capitalised.js';
import type { Forecast } from '../../delivery/index.js';
import type { SendingFigures } from '../campaign-sending.service.js';
import type { CampaignSummary } from '../campaign.js';
import { campaignPaths } from './campaign.paths.js';
import type { ViewTexts } from './view-texts.js';

/** Of what was intended: together they are all of it. */
export const parts = [
  'accepted',
  'bounced',
  'withheld',
  'blocked',
  'failed',
  'cancelled',
  'inDoubt',
  'open',
] as const;

/** Where the invitations stand: the sum that accounts for everybody, when it is done, and what HR should look at. */
export function sendingView(campaign: CampaignSummary, figures: SendingFigures, texts: ViewTexts): object {
  const { t, format } = texts;
  const { line, forecast } = figures;
  const settled = line.intended - line.open;
  const isOpen = campaign.state === 'open';
  const words = parts
    .filter((part) => line[part] > 0)
    .map((part) => t(`sending:line.${part}`, { number: format.number(line[part]) }));
  return {
    nothing: line.intended === 0,
    isUnderWay: line.open > 0,
    share: line.intended === 0 ? 0 : Math.floor((100 * settled) / line.intended),
    label: t(line.open > 0 ? 'sending:underWay' : 'sending:finished', {
      settled: format.number(settled),
      intended: format.number(line.intended),
    }),
    line: `${t('sending:line.intended', { number: format.number(line.intended) })} = ${words.join(' + ')}`,
    forecast: isOpen && line.open > 0 ? forecastWords(forecast, texts) : null,
    stopped: isOpen ? pauseWords(figures, texts) : null,
    failures: failureRows(figures, texts),
    page: campaignPaths.sending(campaign.id),
    list: campaignPaths.invitations(campaign.id),
    events: campaignPaths.events(campaign.id),
  };
}

export function forecastWords(forecast: Forecast, { t, format }: ViewTexts): string | null {
  if (forecast.outcome === 'unknown') return t('sending:forecast.unknown');
  if (forecast.outcome !== 'finishes') return null;
  const when = (moment: Date) =>
    t('sending:forecast.when', { time: format.time(moment), day: format.weekday(moment) });
  const { at, perMinute, waitsFor, goesOnAt } = forecast;
  const waits =
    waitsFor && goesOnAt ? t(`sending:forecast.waits.${waitsFor}`, { when: when(goesOnAt) }) : null;
  const rate =
    perMinute === null
      ? null
      : t('sending:forecast.rate', { count: perMinute, number: format.number(perMinute) });
  const finishes = t('sending:forecast.finishes', { when: when(at) });
  return [waits, rate, finishes].filter(Boolean).join(' ');
}

/** Held up on purpose, or because a mail server found fault with the message itself. */
function pauseWords({ paused }: SendingFigures, { t, format }: ViewTexts): object | null {
  if (!paused) return null;
  return {
    title: t(`sending:paused.${paused.reason}.title`),
    text: t(`sending:paused.${paused.reason}.text`, { since: format.moment(paused.since) }),
    isFault: paused.reason !== 'asked',
  };
}

/** What happened and how often, why, and what to do about it: on a phone one under the other. */
function failureRows({ failures }: SendingFigures, { t, format }: ViewTexts): object[] {
  return failures
    .toSorted((a, b) => b.messages - a.messages)
    .map(({ state, reason, messages }) => ({
      key: `${t(`delivery:state.${state}`)}: ${format.number(messages)}`,
      value: capitalised(t(`delivery:reason.${reason}`)),
      note: t(`delivery:todo.${reason}`, { defaultValue: '' }),
    }));
}
