/**
 * When to try again. A recipient's server that refuses for the time being (greylisting, full mailbox) is asked again
 * after 1 minute, 5, 15, then ever longer, for about 31 hours in all. Our own mail server being away costs nobody a
 * try: it is asked again after seconds, at most a minute, until it is back. `jitter` is 0 up to 1 and spreads the tries over a fifth of the delay.
 */
const minutes = 60;
const refusedForNow = [1, 5, 15, 60, 120, 240, 480, 960].map((delay) => delay * minutes);
const longestAbsence = 60;
const doubtful = [5, 30].map((delay) => delay * minutes);

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
 * Lost after the last byte: another copy is better than none, but not for ever.
 * @param copies how many copies may have gone out, this one included. @returns seconds, or null to leave it in doubt
 */
export function afterDoubt(copies: number, jitter: number): number | null {
  const delay = doubtful[copies - 1];
  return delay === undefined ? null : spread(delay, jitter);
}
