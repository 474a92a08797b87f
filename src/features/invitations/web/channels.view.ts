import type { TFunction } from 'i18next';
import type { Fault } from '../../../platform/errors.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn, type Formats } from '../../../web/view-formats.js';
import type { ChannelSample } from '../channel-samples.service.js';
import type { InvitationChannelsDto } from '../invitation-channels.dto.js';
import type { ChannelsNow } from '../invitation-channels.service.js';
import { channels, mostReminderLetters, unitsOf, type Way } from '../rules/channel-choice.js';

export const channelsPath = (campaignId: number) => `/campaigns/${campaignId}/channels`;
export const channelsTemplate = 'features/invitations/web/views/channels.njk';
const preflightPath = (campaignId: number) => `/campaigns/${campaignId}/preflight`;
const printedCodesPath = (campaignId: number) => `/campaigns/${campaignId}/printed-codes`;

export interface ChannelsPage {
  now: ChannelsNow;
  samples: ChannelSample[];
  mayManage: boolean;
  saved: boolean;
  typed?: InvitationChannelsDto;
  faults: Fault[];
  language: Language;
}

interface Words {
  t: TFunction;
  format: Formats;
}

export function channelsView({ now, samples, mayManage, ...options }: ChannelsPage): object {
  const { saved, typed, faults, language } = options;
  const { campaign } = now;
  const words = { t: textsIn(language), format: formatsIn(language) };
  const isDraft = campaign.state === 'draft';
  return {
    campaignName: (language === 'cy' && campaign.nameCy) || campaign.name,
    back: isDraft ? preflightPath(campaign.id) : `/campaigns/${campaign.id}`,
    languageBack: channelsPath(campaign.id),
    saved,
    faults,
    fixed: isDraft ? null : words.t('channels:fixed'),
    notSetUp: isDraft ? notSetUp(now, words) : [],
    rows: rowsOf(now, samples, words),
    printedCodes: now.counts.none > 0 && !isDraft ? printedCodesPath(campaign.id) : null,
    choice: isDraft && mayManage ? formOf(now, typed, words) : null,
    samples: samples.map((sample) => ({
      ...sample,
      title: words.t(`channels:sample.${sample.language}`),
      parts: words.t('channels:sample.parts', { count: sample.fragments }),
      letterLines: sample.letter.text.split('\n').filter((line) => line.trim() !== ''),
    })),
  };
}

const notSetUp = ({ setUp }: ChannelsNow, { t }: Words) =>
  channels.flatMap((way) => (way === 'email' || setUp[way] ? [] : [t(`channels:notSetUp.${way}`)]));

function rowsOf({ counts }: ChannelsNow, samples: ChannelSample[], { t, format }: Words): object[] {
  const fragments = Math.max(...samples.map((sample) => sample.fragments));
  const units = unitsOf(counts, fragments);
  const costs: Record<Way, string> = {
    email: '',
    text:
      counts.text > 0
        ? t('channels:cost.text', { count: units.fragments, number: format.number(units.fragments) })
        : '',
    letter:
      counts.letter > 0
        ? t('channels:cost.letter', { count: units.letters, number: format.number(units.letters) })
        : '',
  };
  const none = [t('channels:way.none'), { text: format.number(counts.none), numeric: true }, ''];
  return [
    ...channels.map((way) => [
      t(`channels:way.${way}`),
      { text: format.number(counts[way]), numeric: true },
      costs[way],
    ]),
    none,
  ];
}

function formOf(
  { campaign, allowed, possible }: ChannelsNow,
  typed: InvitationChannelsDto | undefined,
  { t, format }: Words,
) {
  const reached = (way: 'text' | 'letter') => {
    const count = possible?.[way] ?? 0;
    return t(`channels:form.${way}Hint`, { count, number: format.number(count) });
  };
  const numbers = Array.from({ length: mostReminderLetters + 1 }, (_, number) => number);
  return {
    action: channelsPath(campaign.id),
    values: typed ?? allowed,
    textHint: reached('text'),
    letterHint: reached('letter'),
    reminderLetters: numbers.map((number) => ({
      value: String(number),
      text: t('channels:form.reminderLettersItem', { count: number }),
    })),
  };
}
