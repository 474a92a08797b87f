/**
 * Capability-gap score: 100 * sum of importance * N * min(m, t) / sum of importance * N * t over the skills, the share
 * of the needed capability that is missing, 0 to 100. N people are expected to have the skill, m is their mean
 * shortfall, t the roster's mean target. Where m is above t (those who answered are further behind than the
 * roster's targets allow on average) the figure is of low reliability.
 */
import type { Estimate } from './readiness.js';

export interface SkillGap {
  /** 1 to 3. */
  importance: number;
  /** N: people expected to have the skill. */
  population: number;
  /** m: mean shortfall in levels with its interval. */
  meanShortfall: Estimate;
  /** t: mean target in the roster, 1 to 4. */
  meanTarget: number;
}

/** @returns 0 to 100; the limits put every skill at its own limit, which is on the wide side */
export function gapScore(skills: readonly SkillGap[]): Estimate {
  const needed = skills.reduce((sum, skill) => sum + weightOf(skill) * skill.meanTarget, 0);
  const missing = (of: keyof Estimate) =>
    skills.reduce(
      (sum, skill) => sum + weightOf(skill) * Math.min(skill.meanShortfall[of], skill.meanTarget),
      0,
    );
  const score = (of: keyof Estimate) => (100 * missing(of)) / needed;
  return { value: score('value'), lower: score('lower'), upper: score('upper') };
}

/** True where those who answered are further behind than the roster's mean target. */
export function exceedsTarget({ meanShortfall, meanTarget }: SkillGap): boolean {
  return meanShortfall.value > meanTarget;
}

function weightOf({ importance, population }: SkillGap): number {
  return importance * population;
}
