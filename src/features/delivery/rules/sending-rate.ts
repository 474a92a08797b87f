/**
 * How fast emails go out while there is something to send. Each worker notes how many messages it tried in a minute
 * and for how long it was at it; the time for which it had nothing to do, or waited for its turn, is left out, so that
 * three messages tried again at noon do not read as three a minute.
 */
export interface Measurement {
  minute: Date;
  messages: number;
  busyMilliseconds: number;
}

/** Shorter spells say more about one slow answer than about a rate. */
const shortest = 200;
const minute = 60_000;

/**
 * Messages a minute of all workers together: what they did side by side, each minute weighing as much as it was used.
 * Null where nothing was sent.
 */
export function sendingRate(measurements: readonly Measurement[]): number | null {
  const minutes = new Map<number, { perMinute: number; weight: number }>();
  for (const { minute: at, messages, busyMilliseconds } of measurements) {
    const busy = Math.max(busyMilliseconds, shortest);
    const sum = minutes.get(at.getTime()) ?? { perMinute: 0, weight: 0 };
    minutes.set(at.getTime(), {
      perMinute: sum.perMinute + (messages / busy) * minute,
      weight: Math.max(sum.weight, busy),
    });
  }
  const all = [...minutes.values()].filter(({ perMinute }) => perMinute > 0);
  const weights = all.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return all.reduce((sum, { perMinute, weight }) => sum + perMinute * weight, 0) / weights;
}
