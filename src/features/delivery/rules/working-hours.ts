/**
 * When emails that nobody waits for may go out: on these weekdays, between these times on a clock in London, but not
 * on bank holidays of the nation and not on days the organisation names. Each day has at most one opening, from the
 * first moment the clock shows the earlier time to the first moment it shows the later one, so the day on which clocks
 * go back has no second opening. Source: docs/decisions/0011.
 */
import { daysAfter, momentOf, onTheWall, weekdayOf } from '../../../shared/london-time.js';
import { isBankHoliday, type Nation } from './bank-holidays.js';

export interface WorkingHours {
  /** 1 Monday to 7 Sunday, in order; null: every day. */
  weekdays: number[] | null;
  /** `08:00`, London time; null: from midnight. */
  opensAt: string | null;
  /** Later than `opensAt`, `24:00` at most; null: until midnight. */
  closesAt: string | null;
  /** Whose bank holidays are closed; null: nobody's. */
  nation: Nation | null;
  /** Further closed days, such as `2026-12-24`. */
  closedDays: string[];
}

/** From the one moment up to, but without, the other. */
export interface Opening {
  opens: Date;
  closes: Date;
}

/** Days are looked at one by one; a year without an opening has none. */
const farthest = 400;

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

export function isOpenDay(hours: WorkingHours, day: string): boolean {
  if (hours.weekdays && !hours.weekdays.includes(weekdayOf(day))) return false;
  if (hours.closedDays.includes(day)) return false;
  return hours.nation === null || !isBankHoliday(hours.nation, day);
}

/** Of this day; null where it is closed, or the clocks go forward over the whole of it. */
export function openingOf(hours: WorkingHours, day: string): Opening | null {
  if (!isOpenDay(hours, day)) return null;
  const opens = momentOf(day, hours.opensAt === null ? 0 : minutesOf(hours.opensAt));
  const closes = momentOf(day, hours.closesAt === null ? 24 * 60 : minutesOf(hours.closesAt));
  return closes > opens ? { opens, closes } : null;
}

/** The opening that goes on at this moment or is the next; null where there is none within a year. */
export function openingFrom(hours: WorkingHours, moment: Date): Opening | null {
  let { day } = onTheWall(moment);
  for (let looked = 0; looked < farthest; looked += 1) {
    const opening = openingOf(hours, day);
    if (opening && opening.closes > moment) return opening;
    day = daysAfter(day, 1);
  }
  return null;
}

export function isOpen(hours: WorkingHours, moment: Date): boolean {
  const opening = openingFrom(hours, moment);
  return opening !== null && opening.opens <= moment;
}
