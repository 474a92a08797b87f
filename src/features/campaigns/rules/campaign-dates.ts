/**
 * Days are the council's own: a campaign opens at the start of its first day and closes at the end of its last one,
 * London time, summer and winter. Days are ISO text (2026-11-27), which sorts as it counts.
 */
export const timeZone = 'Europe/London';

const londonDay = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in the council's time zone at this moment. */
export function dayOf(moment: Date): string {
  const parts = new Map(londonDay.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

export function dayBefore(day: string): string {
  return daysAfter(day, -1);
}

export function daysAfter(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** A calendar day that exists: not the 30th of February. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const noon = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text);
}

export interface Dates {
  opensOn: string;
  closesOn: string;
}

/** A launch before its first day waits for it. */
export function mayOpen({ opensOn }: Pick<Dates, 'opensOn'>, today: string): boolean {
  return opensOn <= today;
}

export function isOver({ closesOn }: Pick<Dates, 'closesOn'>, today: string): boolean {
  return closesOn < today;
}

/** Longer than this nobody remembers why the survey was asked, and the roster is out of date. */
export const longestDays = 120;

export type DatesFault = 'closesBeforeOpening' | 'closesInThePast' | 'tooLong';

export function faultOfDates({ opensOn, closesOn }: Dates, today: string): DatesFault | null {
  if (closesOn < opensOn) return 'closesBeforeOpening';
  if (closesOn < today) return 'closesInThePast';
  return closesOn > daysAfter(opensOn < today ? today : opensOn, longestDays) ? 'tooLong' : null;
}

export type ExtensionFault = 'notLater' | 'closesInThePast' | 'tooLong';

/** An open campaign can be open longer; closing earlier is closing. */
export function faultOfExtension(now: Dates, closesOn: string, today: string): ExtensionFault | null {
  if (closesOn <= now.closesOn) return 'notLater';
  if (closesOn < today) return 'closesInThePast';
  return closesOn > daysAfter(today, longestDays) ? 'tooLong' : null;
}
