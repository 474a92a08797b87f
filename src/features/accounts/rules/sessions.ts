/**
 * A session ends after 60 minutes without a request, and 12 hours after signing in whatever happens: a working day,
 * and no longer on a shared machine.
 */
const idleSeconds = 60 * 60;
const absoluteSeconds = 12 * 60 * 60;

/** Seconds that a session signed in at `startedAt` may still live if nothing more happens; 0 when it is over. */
export function secondsLeft(startedAt: Date, now: Date): number {
  const age = Math.floor((now.getTime() - startedAt.getTime()) / 1_000);
  return Math.max(0, Math.min(idleSeconds, absoluteSeconds - age));
}
