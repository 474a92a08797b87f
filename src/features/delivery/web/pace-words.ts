import { onTheWall } from '../../../shared/london-time.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { Pace } from '../rules/pace.js';
import type { SendingNow } from '../sending-forecast.service.js';

type Texts = (key: string, values?: Record<string, unknown>) => string;

/** `08:00` as people say it: `8:00`. */
export const timeInWords = (time: string) => time.replace(/^0(?=\d)/, '');

/** `Tuesday 24 November, 8:00` in London. */
export function momentInWords(moment: Date, language: Language): string {
  const { day, minutes } = onTheWall(moment);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return `${formatsIn(language).weekday(day)}, ${time}`;
}

const listIn = (language: Language, words: string[]) =>
  new Intl.ListFormat(language === 'cy' ? 'cy' : 'en-GB', { type: 'conjunction' }).format(words);

/** The 5th of January 2026 is a Monday. */
export function weekdayInWords(weekday: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'cy' ? 'cy' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`2026-01-${String(weekday + 4).padStart(2, '0')}T12:00:00Z`));
}

function daysInWords(weekdays: number[] | null, t: Texts, language: Language): string {
  if (weekdays === null) return t('delivery:pace.everyDay');
  const first = weekdays[0]!;
  const last = weekdays.at(-1)!;
  const words = (weekday: number) => weekdayInWords(weekday, language);
  if (weekdays.length > 2 && last - first === weekdays.length - 1)
    return t('delivery:pace.dayToDay', { first: words(first), last: words(last) });
  return listIn(language, weekdays.map(words));
}

function hoursInWords({ opensAt, closesAt }: Pace, t: Texts): string {
  if (opensAt === null && closesAt === null) return t('delivery:pace.allDay');
  return t('delivery:pace.fromTo', {
    from: timeInWords(opensAt ?? '00:00'),
    to: timeInWords(closesAt ?? '24:00'),
  });
}

/** What the settings mean, sentence by sentence. */
export function paceInWords(pace: Pace, language: Language): string[] {
  const t = textsIn(language) as Texts;
  const { number, shortDay } = formatsIn(language);
  const when = { days: daysInWords(pace.weekdays, t, language), hours: hoursInWords(pace, t) };
  const domains = Object.entries(pace.domains).map(([domain, limit]) =>
    t('delivery:pace.atMostToDomain', { domain, messages: number(limit) }),
  );
  const atMost = (key: string, limit: number | null) =>
    limit === null ? [] : [t(`delivery:pace.${key}`, { messages: number(limit) })];
  const closed = pace.closedDays.map(shortDay);
  return [
    pace.nation === null
      ? t('delivery:pace.when', when)
      : t('delivery:pace.whenExcept', { ...when, nation: t(`delivery:nationOf.${pace.nation}`) }),
    ...(closed.length > 0 ? [t('delivery:pace.notOn', { days: listIn(language, closed) })] : []),
    ...atMost('atMostAMinute', pace.perMinute),
    ...atMost('atMostADay', pace.perDay),
    ...atMost('atMostToOneDomain', pace.perDomainMinute),
    ...domains,
  ];
}

/** What that means at this moment. */
export function nowInWords({ waitsFor, goesOnAt }: SendingNow, language: Language): string {
  const t = textsIn(language) as Texts;
  if (waitsFor === null) return t('delivery:now.going');
  if (goesOnAt === null) return t('delivery:now.never');
  return t(`delivery:now.${waitsFor}`, { when: momentInWords(goesOnAt, language) });
}
