import type { Language } from './texts.js';

type Day = Date | string;

/** Browsers' language packs name British usage; a runtime without Welsh data would fall back to American. */
const locales: Record<Language, string> = { en: 'en-GB', cy: 'cy' };

/** Calendar days (`2026-11-27`) are days everywhere; only moments are shown in the council's own time. */
const atNoon = (day: Day) =>
  typeof day === 'string' && day.length === 10 ? new Date(`${day}T12:00:00Z`) : new Date(day);

export interface Formats {
  /** `1,204`; `decimals` digits after the point, 0 unless told. */
  number(value: number, decimals?: number): string;
  /** A share from 0 to 1 as `58%`; `decimals` 0 unless told. */
  percent(share: number, decimals?: number): string;
  /** Whole pounds: `£6,000`. */
  pounds(value: number): string;
  /** `27 November 2026`, `27 Tachwedd 2026`. */
  day(day: Day): string;
  /** `Friday 27 November`. */
  weekday(day: Day): string;
  /** `14:05` in the council's own time. */
  time(moment: Date | string): string;
  /** `27 Nov` for tables and charts. */
  shortDay(day: Day): string;
  /** `27 November 2026 at 14:05` in the council's own time. */
  moment(moment: Date | string): string;
}

function build(language: Language): Formats {
  const locale = locales[language];
  const number = (value: number, decimals = 0) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value);
  const dayAs = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'Europe/London', ...options });
    return (day: Day) => format.format(atNoon(day)).replace(',', '');
  };
  return {
    number,
    percent: (share, decimals = 0) => `${number(share * 100, decimals)}%`,
    pounds: (value) => `£${number(value)}`,
    day: dayAs({ day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: dayAs({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: dayAs({ hour: '2-digit', minute: '2-digit', hour12: false }),
    shortDay: dayAs({ day: 'numeric', month: 'short' }),
    moment: dayAs({
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
  };
}

const formats: Record<Language, Formats> = { en: build('en'), cy: build('cy') };

/** Numbers and dates as people of this language write them; templates have the same as `format`. */
export function formatsIn(language: Language): Formats {
  return formats[language];
}
