/**
 * How many people a reminder was for, as HR may read it. It is how many had not answered at that moment, so the exact
 * number beside yesterday's would tell of one person: it is told after the day, to the nearest k, and never below k.
 * Source: docs/privacy.md, "Doubts we admit".
 */
import { daysBetween } from './reminder-waves.js';

export type ReminderCount =
  | { outcome: 'tomorrow' }
  | { outcome: 'fewer' }
  /** A multiple of k. */
  | { outcome: 'about'; people: number };

export function reminderCount(
  { people, isToday }: { people: number; isToday: boolean },
  k: number,
): ReminderCount {
  if (isToday) return { outcome: 'tomorrow' };
  if (people < k) return { outcome: 'fewer' };
  return { outcome: 'about', people: Math.round(people / k) * k };
}

/** Retries end on the second day after; a number that moves before says of a full mailbox whose owner has not answered. */
const daysOfRetries = 2;

/**
 * Whether the number of reminders that did not arrive is not told yet: by the day of each reminder, whatever became
 * of it. @param days ISO days of all reminders
 */
export function mayStillChange(days: readonly string[], today: string): boolean {
  return days.some((day) => daysBetween(day, today) <= daysOfRetries);
}
