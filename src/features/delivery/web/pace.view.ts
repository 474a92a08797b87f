import type { Fault } from '../../../platform/errors.js';
import { textsIn, type Language } from '../../../web/texts.js';
import type { PaceDto } from '../pace.dto.js';
import { nations } from '../rules/bank-holidays.js';
import { largest, type Pace } from '../rules/pace.js';
import { dayAsTyped, domainAsTyped, type DomainLimit } from '../rules/typed-pace.js';
import type { SendingNow } from '../sending-forecast.service.js';
import { nowInWords, paceInWords, timeInWords, weekdayInWords } from './pace-words.js';
import { sendingPaths } from './sending.paths.js';

export interface PaceContext {
  language: Language;
  now: SendingNow;
  /** What the form holds; the settings, or what was typed. */
  typed: PaceDto;
  faults: Fault[];
  saved: boolean;
  mayManage: boolean;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function paceView(pace: Pace, context: PaceContext): object {
  const { language, typed, faults } = context;
  const t = textsIn(language);
  return {
    saved: context.saved,
    mayManage: context.mayManage,
    action: sendingPaths.pace,
    sentences: paceInWords(pace, language),
    now: nowInWords(context.now, language),
    isWaiting: context.now.waitsFor !== null,
    faults: atTheirFields(faults),
    values: {
      ...typed,
      opensAt: typed.opensAt && timeInWords(String(typed.opensAt)),
      closesAt: typed.closesAt && timeInWords(String(typed.closesAt)),
      nation: typed.nation ?? '',
      closedDays: listOf(typed.closedDays).map(dayAsTyped).join('\n'),
      domains: listOf(typed.domains)
        .map((limit) => domainAsTyped(limit as DomainLimit))
        .join('\n'),
    },
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      value: weekday,
      text: weekdayInWords(weekday, language),
    })),
    nations: [
      { value: '', text: t('delivery:nation.none') },
      ...nations.map((nation) => ({ value: nation, text: t(`delivery:nation.${nation}`) })),
    ],
    connectionsHint: t('delivery:form.connectionsHint', { most: largest.connections }),
  };
}

/** Of a list in one field the page says once what is wrong with it. */
function atTheirFields(faults: Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults
    .map(({ field, message }) => ({ field: field.split('.')[0]!, message }))
    .filter(({ field }) => !seen.has(field) && seen.add(field));
}
