/**
 * What one person answered. Nothing is compulsory, so everything may be blank: a blank has no entry. "Not part of my
 * role" and "don't know" are answers of their own. What somebody would like to learn or could help others with goes
 * into their private plan only, never into a ballot.
 */
import type { Level } from '../../surveys/rules/pack-document.js';

export type SkillAnswer = Level | 'not-my-role';
/** 1 strongly disagree to 5 strongly agree. */
export type CultureAnswer = 1 | 2 | 3 | 4 | 5 | 'dont-know';

export interface Answers {
  skills: ReadonlyMap<string, SkillAnswer>;
  culture: ReadonlyMap<string, CultureAnswer>;
  obstacles: ReadonlySet<string>;
  /** Leaders only, and kept apart from everything else once it is sent. */
  leader: CultureAnswer | null;
  learn: ReadonlySet<string>;
  help: ReadonlySet<string>;
}

export const skillAnswers: readonly SkillAnswer[] = [0, 1, 2, 3, 4, 'not-my-role'];
export const cultureAnswers: readonly CultureAnswer[] = [1, 2, 3, 4, 5, 'dont-know'];

export function noAnswers(): Answers {
  return {
    skills: new Map(),
    culture: new Map(),
    obstacles: new Set(),
    leader: null,
    learn: new Set(),
    help: new Set(),
  };
}
