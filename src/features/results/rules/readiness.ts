/**
 * Readiness: the share of people whose level reaches their target, with Wilson's interval; and people short: the
 * estimate N(1-p), with p's interval.
 */
import { wilsonInterval } from './wilson-interval.js';
import type { Interval, Sample } from './wilson-interval.js';

export interface Estimate extends Interval {
  value: number;
}

export interface Readiness {
  /** Share of 0 to 1 with no shortfall. */
  readiness: Estimate;
  /** People of the population, an estimate, not whole. */
  peopleShort: Estimate;
}

/** @param short answers at least one level short, 0 to n */
export function readinessOf(short: number, sample: Sample): Readiness {
  const share = (sample.n - short) / sample.n;
  const interval = wilsonInterval(share, sample);
  const people = (p: number) => sample.population * (1 - p);
  return {
    readiness: { value: share, ...interval },
    peopleShort: { value: people(share), lower: people(interval.upper), upper: people(interval.lower) },
  };
}

/** Mean readiness over skills, weighted by importance: a different figure from 100 minus the gap score. */
export function overallReadiness(skills: readonly { importance: number; readiness: Estimate }[]): Estimate {
  const weight = skills.reduce((sum, skill) => sum + skill.importance, 0);
  const mean = (of: keyof Estimate) =>
    skills.reduce((sum, skill) => sum + skill.importance * skill.readiness[of], 0) / weight;
  // Answers of one person to several skills go together, so the limits are not narrowed as if they did not.
  return { value: mean('value'), lower: mean('lower'), upper: mean('upper') };
}
