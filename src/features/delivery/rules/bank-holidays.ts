/**
 * Bank holidays of the four nations, by rule. Source: Banking and Financial Dealings Act 1971, schedule 1, St Andrew's
 * Day Bank Holiday (Scotland) Act 2007, and the holidays that are proclaimed every year: New Year's Day and the first
 * Monday in May, in Northern Ireland St Patrick's Day. A holiday that falls on a weekend moves to the next working
 * day that is not one already. Single days, such as a coronation's, are proclaimed once and stand in no rule: whoever
 * wants them closed names them.
 */
import { daysAfter, weekdayOf } from '../../../shared/london-time.js';

export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof nations)[number];

const monday = 1;

/** Easter Sunday in the Gregorian calendar. Source: anonymous algorithm, Nature, 20 April 1876; years 1583 on. */
export function easterSunday(year: number): string {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * a + century - Math.floor(century / 4) - skipped + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const correction = Math.floor((a + 11 * moon + 22 * toSunday) / 451);
  const count = moon + toSunday - 7 * correction + 114;
  return iso(year, Math.floor(count / 31), (count % 31) + 1);
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function firstMonday(year: number, month: number): string {
  const first = iso(year, month, 1);
  return daysAfter(first, (monday + 7 - weekdayOf(first)) % 7);
}

/** Of a month with 31 days. */
function lastMonday(year: number, month: number): string {
  const last = iso(year, month, 31);
  return daysAfter(last, monday - weekdayOf(last));
}

interface Rule {
  /** Fall on a weekday in any year. */
  movable: (year: number) => string[];
  /** Month and day; moved from weekends, in this order. */
  fixed: readonly (readonly [number, number])[];
}

const newYear = [1, 1] as const;
const christmas = [
  [12, 25],
  [12, 26],
] as const;
const mays = (year: number) => [firstMonday(year, 5), lastMonday(year, 5)];
const goodFriday = (year: number) => daysAfter(easterSunday(year), -2);
const englandsMovable = (year: number) => [
  goodFriday(year),
  daysAfter(easterSunday(year), 1),
  ...mays(year),
  lastMonday(year, 8),
];

const englandAndWales: Rule = { movable: englandsMovable, fixed: [newYear, ...christmas] };

const rules: Record<Nation, Rule> = {
  england: englandAndWales,
  wales: englandAndWales,
  scotland: {
    movable: (year) => [goodFriday(year), ...mays(year), firstMonday(year, 8)],
    fixed: [newYear, [1, 2], [11, 30], ...christmas],
  },
  'northern-ireland': {
    movable: englandsMovable,
    fixed: [newYear, [3, 17], [7, 12], ...christmas],
  },
};

/** In order. */
export function bankHolidays(nation: Nation, year: number): string[] {
  const { movable, fixed } = rules[nation];
  const holidays = new Set(movable(year));
  const days = fixed.map(([month, day]) => iso(year, month, day));
  const isWeekend = (day: string) => weekdayOf(day) > 5;
  for (const day of days.filter((one) => !isWeekend(one))) holidays.add(day);
  for (const day of days.filter(isWeekend)) {
    let substitute = day;
    while (isWeekend(substitute) || holidays.has(substitute)) substitute = daysAfter(substitute, 1);
    holidays.add(substitute);
  }
  return [...holidays].sort();
}

const known = new Map<string, ReadonlySet<string>>();

export function isBankHoliday(nation: Nation, day: string): boolean {
  const key = `${nation} ${day.slice(0, 4)}`;
  const holidays = known.get(key) ?? new Set(bankHolidays(nation, Number(day.slice(0, 4))));
  known.set(key, holidays);
  return holidays.has(day);
}
