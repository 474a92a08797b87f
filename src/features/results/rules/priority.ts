/**
 * Priority of a skill: importance * N * max(0, lower limit of the mean shortfall). Big, sure gaps come first.
 */
import type { SkillGap } from './gap-score.js';

/** @returns weighted person-levels that are missing for sure, 0 or more */
export function priorityOf({ importance, population, meanShortfall }: SkillGap): number {
  return importance * population * Math.max(0, meanShortfall.lower);
}
