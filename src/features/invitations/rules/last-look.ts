/**
 * Whether a message about a campaign is still wanted, looked at in the last moment before it leaves. Who has answered
 * or opted out meanwhile is not reminded; a closed campaign writes to nobody. A link that somebody asked for comes
 * all the same, so that its coming tells nothing.
 */
export interface Moment {
  kind: 'invitation' | 'reminder' | 'link-again';
  campaignOpen: boolean;
  /** The link secret is there; it dies when the campaign closes. */
  linksCanBeMade: boolean;
  /** A later reminder has been written down since. */
  overtaken: boolean;
  /** Null where the roster does not hold this person. */
  person: PersonNow | null;
}

export interface PersonNow {
  answered: boolean;
  optedOut: boolean;
  left: boolean;
  /** Asked for no surveys at all. */
  refuses: boolean;
  /** Their invitation is still to be sent, or to be tried again. */
  toBeInvited: boolean;
}

export type Wanted =
  { outcome: 'send' } | { outcome: 'cancel'; reason: string } | { outcome: 'withhold'; reason: string };

export function stillWanted(moment: Moment): Wanted {
  const { kind, person } = moment;
  if (!moment.campaignOpen || !moment.linksCanBeMade) return { outcome: 'cancel', reason: 'campaign-closed' };
  if (!person || person.left) return { outcome: 'cancel', reason: 'left' };
  if (kind === 'link-again') return { outcome: 'send' };
  // Before looking at answers: whose invitation is shown as withheld must not hang on whether they have answered.
  if (kind === 'invitation' && person.refuses) return { outcome: 'withhold', reason: 'no-surveys' };
  // One reason for all, so that the ledger does not say who has answered.
  return moment.overtaken || isLeftInPeace(kind, person)
    ? { outcome: 'cancel', reason: 'not-needed' }
    : { outcome: 'send' };
}

/** Invitations are listed by person, so whether one leaves must not hang on an answer: a late one does no harm. */
function isLeftInPeace(kind: Moment['kind'], person: PersonNow): boolean {
  if (kind === 'invitation') return person.optedOut;
  return person.answered || person.optedOut || person.refuses || person.toBeInvited;
}
