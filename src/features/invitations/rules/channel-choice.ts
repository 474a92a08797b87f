/**
 * By which way somebody is invited: by email if they have an address; else by text message, else by letter, where HR
 * allowed it for the campaign, GOV.UK Notify is set up for it, and the directory knows how; else not from here, and a
 * printed card is for them. A reminder comes by the way of the invitation, letters only as often as HR allowed.
 */
export const channels = ['email', 'text', 'letter'] as const;
export type Way = (typeof channels)[number];

export interface Reach {
  email: boolean;
  mobile: boolean;
  postalAddress: boolean;
}

/** Beside email: allowed for the campaign, and set up. */
export interface FurtherWays {
  text: boolean;
  letter: boolean;
}

export const mostReminderLetters = 4;

export function channelOf(reach: Reach, ways: FurtherWays): Way | null {
  if (reach.email) return 'email';
  if (ways.text && reach.mobile) return 'text';
  return ways.letter && reach.postalAddress ? 'letter' : null;
}

/** @param sequence of the reminder, from 1. */
export function mayRemindByLetter(sequence: number, reminderLetters: number): boolean {
  return sequence <= reminderLetters;
}

export type WayCounts = Record<Way | 'none', number>;

export function countWays(groups: readonly (Reach & { people: number })[], ways: FurtherWays): WayCounts {
  const counts: WayCounts = { email: 0, text: 0, letter: 0, none: 0 };
  for (const { people, ...reach } of groups) counts[channelOf(reach, ways) ?? 'none'] += people;
  return counts;
}

/** What an invitation to all costs in Notify: fragments of text messages, and letters of one sheet. */
export function unitsOf(
  { text, letter }: WayCounts,
  fragments: number,
): { fragments: number; letters: number } {
  return { fragments: text * fragments, letters: letter };
}
