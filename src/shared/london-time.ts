/**
 * Days and hours are the council's own, London time, summer and winter. Days are ISO text (2026-11-27), which sorts as
 * it counts; minutes are counted from midnight on the clock on the wall, 0 to 1440.
 */
export const timeZone = 'Europe/London';

const minute = 60_000;
const day = 24 * 60;
const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What calendar and clock on a wall in London show at this moment. */
export function onTheWall(moment: Date): { day: string; minutes: number } {
  const parts = new Map(londonClock.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/**
 * The first moment of this day at which the clock shows this time or, where the clocks go forward past it, the
 * moment they do. 1440 is the midnight that ends the day.
 */
export function momentOf(dayText: string, minutes: number): Date {
  if (minutes >= day) return momentOf(daysAfter(dayText, 1), minutes - day);
  const asIfUtc = Date.parse(`${dayText}T00:00:00Z`) + minutes * minute;
  for (const summerTime of [60, 0]) {
    const moment = new Date(asIfUtc - summerTime * minute);
    const shown = onTheWall(moment);
    if (shown.day === dayText && shown.minutes === minutes) return moment;
  }
  return momentOf(dayText, minutes + 1);
}

export function daysAfter(dayText: string, days: number): string {
  const noon = new Date(`${dayText}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(dayText: string): number {
  return new Date(`${dayText}T12:00:00Z`).getUTCDay() || 7;
}

/** A calendar day that exists: not the 30th of February. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const noon = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text);
}
