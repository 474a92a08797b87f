/**
 * When to try again. A recipient's server that refuses for the time being (greylisting, full mailbox) is asked again
 * after 1 minute, 5, 15, then ever longer, for about 31 hours in all. Our own mail server being away costs nobody a
 * try: it is asked again after seconds, at most a minute, until it is back. `jitter` is 0 up to 1 and spreads the tries
 * over a fifth of the delay.
 */
const minutes = 60;
const refusedForNow = [1, 5, 15, 60, 120, 240, 480, 960].map((delay) => delay * minutes);
const longestAbsence = 60;
const doubtful = [5, 30].map((delay) => delay * minutes);

const longestForOne = 15 * minutes;
const domainWaits = [0.25, 1, 4, 15, 30].map((delay) => delay * minutes);
/** So many of the tries a message has for all. */
const costOfContent = 4;
const afterContentFault = 5 * minutes;
const afterRules = 60 * minutes;

const spread = (seconds: number, jitter: number) => Math.round(seconds * (1 + jitter / 5));

/** @param refusals temporary refusals so far, this one included. @returns seconds, or null to give up */
export function afterRefusal(refusals: number, jitter: number): number | null {
  const delay = refusedForNow[refusals - 1];
  return delay === undefined ? null : spread(delay, jitter);
}

/** @param failures failures in a row of the transport, this one included. @returns seconds */
export function afterTransportFault(failures: number, jitter: number): number {
  return spread(Math.min(2 ** Math.min(failures - 1, 10), longestAbsence), jitter);
}

/**
 * A fault of the transport that only this message meets, while others go through: asked ever more seldom.
 * @param attempts of this message, this one included. @returns seconds, 15 minutes at most
 */
export function afterOwnFault(attempts: number, jitter: number): number {
  return spread(Math.min(2 ** Math.min(attempts - 1, 10), longestForOne), jitter);
}

/**
 * Our content was refused, and its scope is paused: whoever resumes it puts it right first. Two resumes too early are
 * forgiven; then it is this one message that nobody wants.
 * @param refusals before this one. @returns refusals with this one, and seconds, or null to give up
 */
export function afterContentRefusal(
  refusals: number,
  jitter: number,
): { refusals: number; dueIn: number | null } {
  const dueIn = refusals + costOfContent > refusedForNow.length ? null : spread(afterContentFault, jitter);
  return { refusals: refusals + costOfContent, dueIn };
}

/**
 * The other side's rules refused the message. Such rules are often lifted again, so it gets one more try, an hour later.
 * @param refusals before this one. @param again the try before was refused by rules as well
 * @returns refusals with this one, and seconds, or null to give up
 */
export function afterPolicyRefusal(
  refusals: number,
  { again, jitter }: { again: boolean; jitter: number },
): { refusals: number; dueIn: number | null } {
  return { refusals: refusals + 1, dueIn: again ? null : spread(afterRules, jitter) };
}

/**
 * How long all messages to a domain wait that asked several people for time.
 * @param failures waits in a row of this domain, this one included. @returns seconds, half an hour and a fifth at most
 */
export function afterDomainFault(failures: number, jitter: number): number {
  return spread(domainWaits[Math.min(failures, domainWaits.length) - 1]!, jitter);
}

/**
 * Lost after the last byte: another copy is better than none, but not for ever.
 * @param copies how many copies may have gone out, this one included. @returns seconds, or null to leave it in doubt
 */
export function afterDoubt(copies: number, jitter: number): number | null {
  const delay = doubtful[copies - 1];
  return delay === undefined ? null : spread(delay, jitter);
}
