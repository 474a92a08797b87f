/**
 * The 95 % interval of a mean: m +- t(.975, n-1) * s / sqrt(n) * sqrt(1 - n/N).
 */
import { studentTQuantile } from './student-t.js';
import type { Interval, Sample } from './wilson-interval.js';

/** Mean and standard deviation (with n-1) of a per-person value. */
export interface Moments {
  mean: number;
  deviation: number;
}

/** @returns an interval without bounds on either side for fewer than 2 answers of a larger population */
export function meanInterval({ mean, deviation }: Moments, sample: Sample): Interval {
  const half = halfWidth(deviation, sample);
  return { lower: mean - half, upper: mean + half };
}

function halfWidth(deviation: number, { n, population }: Sample): number {
  if (population - n < 1e-9) return 0;
  if (n < 2) return Infinity;
  return quantileFor(n) * (deviation / Math.sqrt(n)) * Math.sqrt(1 - n / population);
}

/** The same numbers of answers come back for every skill and item of a group, and a quantile takes a while. */
const quantiles = new Map<number, number>();

function quantileFor(n: number): number {
  const quantile = quantiles.get(n) ?? studentTQuantile(0.975, n - 1);
  quantiles.set(n, quantile);
  return quantile;
}

/**
 * Mean and deviation of whole numbers from a histogram.
 * @param counts people by value, as [value, people]
 */
export function momentsOf(counts: Iterable<readonly [number, number]>): Moments {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (const [value, people] of counts) {
    n += people;
    sum += people * value;
    squares += people * value * value;
  }
  const mean = n === 0 ? 0 : sum / n;
  // Whole numbers add up exactly, so only this difference can round; it is never negative by more than that.
  const deviation = n < 2 ? 0 : Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1));
  return { mean, deviation };
}
