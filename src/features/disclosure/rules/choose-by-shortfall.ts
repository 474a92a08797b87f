/**
 * How deep a shortfall may be shown for one skill. "At least s levels short" can only be true of people whose target
 * is at least s, so it is a figure about them alone: of 12 people with target 1 and 2 with target 3, "2 or more short"
 * speaks of two people. So for s = 1 to 4 the departments are chosen among those chosen for s-1, on the relevant
 * respondents with target s or more; a group not shown at s has its shortfall capped at s-1 in every figure.
 * s = 1 is readiness, which concerns everybody asked. Source: docs/privacy.md, "Disclosure control in one page".
 */
import type { DepartmentChoice } from './choose-departments.js';
import type { DepartmentTree, DirectCounts } from './department-tree.js';
import { withCounts } from './department-tree.js';
import { chooseUntilNothingGivesAway } from './homogeneity.js';
import type { TellingCounts } from './homogeneity.js';

/**
 * People with target s or more: `invited` of them, `answered` with a level (not "not part of my role"), and `alike`,
 * those at least s short. Direct counts by position.
 */
export type ShortfallStep = DirectCounts & TellingCounts;

export interface ShortfallOptions {
  k: number;
  /** Departments whose overall response is published; no skill shows another one. */
  within: ReadonlySet<number>;
}

export interface ShortfallChoice {
  /** Choice at s = 1, 2, ... in order, each within the one before. */
  steps: readonly DepartmentChoice[];
  /** The greatest s shown for a department, 0 if the skill is not shown; its shortfalls are capped there. */
  cap: (departmentId: number) => number;
}

/** @param steps s = 1 first, at most 4 */
export function chooseByShortfall(
  tree: DepartmentTree,
  steps: readonly ShortfallStep[],
  { k, within }: ShortfallOptions,
): ShortfallChoice {
  const choices: DepartmentChoice[] = [];
  let candidates = within;
  for (const step of steps) {
    const isCandidate = (id: number) => candidates.has(id);
    const choice = chooseUntilNothingGivesAway(withCounts(tree, step), step, {
      k,
      isCandidate,
    });
    choices.push(choice);
    candidates = choice.published;
  }
  return { steps: choices, cap: (id) => choices.filter((choice) => choice.published.has(id)).length };
}
