/**
 * Worst and best case: the mean over everybody if all who did not answer had no shortfall, or the greatest possible:
 * [(n m + (N-n) lo) / N, (n m + (N-n) hi) / N], lo = 0. Needs no assumption about who answered.
 */
import type { Interval, Sample } from './wilson-interval.js';

/**
 * @param mean mean shortfall of the answers, in levels
 * @param greatest hi: the group's largest target in the roster, or the cap of its shortfalls if that is lower
 */
export function worstAndBestCase(mean: number, { n, population }: Sample, greatest: number): Interval {
  const known = n * mean;
  return { lower: known / population, upper: (known + (population - n) * greatest) / population };
}
