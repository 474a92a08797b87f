/**
 * Whether an invitation or a reminder is still wanted, looked at in the last moment before it leaves. Who has answered
 * or opted out meanwhile is left in peace; a closed campaign writes to nobody.
 */
export interface Moment {
  campaignOpen: boolean;
  /** The link secret is there; it dies when the campaign closes. */
  linksCanBeMade: boolean;
  /** Null where the roster does not hold this person. */
  person: { answered: boolean; optedOut: boolean; left: boolean } | null;
}

export type Wanted = { outcome: 'send' } | { outcome: 'cancel'; reason: string };

export function stillWanted({ campaignOpen, linksCanBeMade, person }: Moment): Wanted {
  if (!campaignOpen || !linksCanBeMade) return { outcome: 'cancel', reason: 'campaign-closed' };
  if (!person || person.left) return { outcome: 'cancel', reason: 'left' };
  // One reason for both, so that the ledger does not say who has answered.
  if (person.answered || person.optedOut) return { outcome: 'cancel', reason: 'not-needed' };
  return { outcome: 'send' };
}
