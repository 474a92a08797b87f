/**
 * The figures of one group and skill. N = invited people with a target for it, times the share of answers other than
 * "not part of my role"; shortfalls deeper than the cap count as the cap; t is the roster's mean target.
 * Everything is made of four sums over people, the answers at least 1, 2, 3, 4 short, and of those only the ones that
 * disclosure control shows for the group: mean and deviation of capped shortfalls are such sums too.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
import type { Reliability } from '../../disclosure/rules/publication-row.js';
import { worstAndBestCase } from './bounds.js';
import { exceedsTarget, gapScore } from './gap-score.js';
import type { SkillGap } from './gap-score.js';
import { meanInterval, momentsOf } from './mean-interval.js';
import { priorityOf } from './priority.js';
import { readinessOf } from './readiness.js';
import type { Estimate, Readiness } from './readiness.js';
import { reliabilityOf } from './reliability.js';
import type { Interval } from './wilson-interval.js';

/** A group's people and answers for one skill. */
export interface SkillTally {
  /** People invited with target 1 to 4. */
  invited: ArrayLike<number>;
  /** Answers by target 1 to 4, then by shortfall 0 to 4: 20 cells. */
  shortfalls: ArrayLike<number>;
  notMyRole: number;
}

export interface SkillFigures extends Readiness, SkillGap {
  n: number;
  notMyRole: { value: number; answers: number };
  /** Greatest shortfall counted, and whether targets lie above it. */
  s: number;
  capped: boolean;
  cases: Interval;
  gapScore: Estimate;
  priority: number;
  /** Half the width of the mean shortfall's interval, in levels. */
  halfWidth: number;
  reliability: Reliability;
}

/** People of a group with a target for a skill. */
export function peopleAsked({ invited }: Pick<SkillTally, 'invited'>): number {
  return Array.from(invited).reduce((sum, people) => sum + people, 0);
}

/**
 * @param tally of a group that is shown for the skill, so with answers
 * @param cap greatest s shown for the group, 1 to 4
 */
export function skillFigures(tally: SkillTally, cap: number, importance: number): SkillFigures {
  const targets = Array.from(tally.invited, (people, at) => ({ target: at + 1, people }));
  const asked = peopleAsked(tally);
  const largest = Math.max(...targets.filter(({ people }) => people > 0).map(({ target }) => target));
  const s = Math.min(cap, largest);
  const histogram = cappedShortfalls(tally, s);
  const n = histogram.reduce((sum, people) => sum + people, 0);
  const sample = { n, population: (asked * n) / (n + tally.notMyRole) };
  const ready = readinessOf(n - histogram[0]!, sample);
  const { halfWidth, ...meanShortfall } = meanOf(histogram, sample, ready.readiness);
  const meanTarget = targets.reduce((sum, { target, people }) => sum + target * people, 0) / asked;
  const gap = { importance, population: sample.population, meanShortfall, meanTarget };
  const trusted = reliabilityOf({ response: n / sample.population, halfWidth });
  return {
    ...ready,
    ...gap,
    n,
    notMyRole: { value: tally.notMyRole / (n + tally.notMyRole), answers: n + tally.notMyRole },
    s,
    capped: s < largest,
    cases: worstAndBestCase(meanShortfall.value, sample, s),
    gapScore: gapScore([gap]),
    priority: priorityOf(gap),
    halfWidth,
    reliability: exceedsTarget(gap) ? 'low' : trusted,
  };
}

/** Answers by shortfall 0 to s, deeper ones counted at s. */
function cappedShortfalls({ shortfalls }: SkillTally, s: number): number[] {
  const histogram = new Array<number>(s + 1).fill(0);
  Array.from(shortfalls).forEach((people, cell) => {
    histogram[Math.min(s, cell % 5)]! += people;
  });
  return histogram;
}

/**
 * If everybody who answered is ready, the deviation is 0 and the formula would claim to be certain of the others too.
 * Each person who isn't ready is at least one level short, so readiness's own interval is the least that is open.
 */
function meanOf(
  histogram: readonly number[],
  sample: { n: number; population: number },
  readiness: Estimate,
): Estimate & { halfWidth: number } {
  const moments = momentsOf(histogram.map((people, shortfall) => [shortfall, people]));
  const greatest = histogram.length - 1;
  const interval = meanInterval(moments, sample);
  const upper = moments.deviation === 0 ? moments.mean + readiness.value - readiness.lower : interval.upper;
  return {
    value: moments.mean,
    lower: Math.max(0, interval.lower),
    upper: Math.min(greatest, upper),
    halfWidth: moments.deviation === 0 ? (upper - interval.lower) / 2 : (interval.upper - interval.lower) / 2,
  };
}
