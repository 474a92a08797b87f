/**
 * Which groups every figure is shown for. First the departments whose results are published at all, among those that
 * have shown response rates since launch; then within them each skill by depth of shortfall; each culture item among
 * all who answered it, and within that among those with an opinion, whose unfavourable side is the one that hurts.
 * Every set lies within the one before, so that a group which shows a detail also shows what the detail is part of.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
import { chooseByShortfall } from '../../disclosure/rules/choose-by-shortfall.js';
import type { ShortfallChoice } from '../../disclosure/rules/choose-by-shortfall.js';
import { chooseDepartments } from '../../disclosure/rules/choose-departments.js';
import type { DepartmentChoice } from '../../disclosure/rules/choose-departments.js';
import { withCounts } from '../../disclosure/rules/department-tree.js';
import type { DirectCounts } from '../../disclosure/rules/department-tree.js';
import { chooseUntilNothingGivesAway } from '../../disclosure/rules/homogeneity.js';
import type { TellingCounts } from '../../disclosure/rules/homogeneity.js';
import type { Counts, CultureCounts } from './counting.js';
import { unfavourable } from './culture-figures.js';
import { leaderConfidence } from './leader-confidence.js';
import { shortfallSteps } from './shortfall-steps.js';

export interface CultureChoice {
  answers: DepartmentChoice;
  opinions: DepartmentChoice;
}

export interface ChosenGroups {
  answered: DepartmentChoice;
  skills: ReadonlyMap<string, ShortfallChoice>;
  culture: ReadonlyMap<string, CultureChoice>;
  /** Obstacles shown for the organisation. */
  obstacles: ReadonlySet<string>;
  leaders: boolean;
}

export interface Confidentiality {
  /** Smallest number of people behind any figure or combination of figures. */
  k: number;
  /** Departments chosen at launch to show response rates. */
  rateDepartments: ReadonlySet<number>;
}

export function chooseGroups(counts: Counts, { k, rateDepartments }: Confidentiality): ChosenGroups {
  const { tree } = counts;
  const answered = chooseDepartments(tree, { k, isCandidate: (id) => rateDepartments.has(id) });
  const options = { k, within: answered.published };
  const skills = [...counts.skills].map(
    ([key, skill]) => [key, chooseByShortfall(tree, shortfallSteps(counts, skill), options)] as const,
  );
  const culture = counts.questionnaire.culture.map(
    ({ key, reversed }) => [key, chooseForCulture(counts, { key, reversed }, options)] as const,
  );
  const isPublished = answered.published.size > 0;
  return {
    answered,
    skills: new Map(skills),
    culture: new Map(culture),
    obstacles: new Set(isPublished ? tellableObstacles(counts) : []),
    leaders: isPublished && leaderConfidence(counts.leaders, k).outcome === 'shown',
  };
}

/** People asked and answering in the two sets of a culture item, direct counts by position. */
export function cultureSteps(
  counts: Counts,
  item: CultureCounts,
  reversed: boolean,
): { answers: DirectCounts; opinions: DirectCounts & TellingCounts } {
  const places = counts.tree.ids.map((_, position) => item.opinions.subarray(position * 5, position * 5 + 5));
  const withOpinion = places.map((opinions) => opinions.reduce((sum, people) => sum + people, 0));
  const invited = counts.tree.invited;
  return {
    answers: { invited, answered: withOpinion.map((n, position) => n + item.dontKnow[position]!) },
    opinions: {
      invited,
      answered: withOpinion,
      alike: places.map((opinions) => unfavourable({ opinions, reversed })),
    },
  };
}

function chooseForCulture(
  counts: Counts,
  { key, reversed }: { key: string; reversed: boolean },
  { k, within }: { k: number; within: ReadonlySet<number> },
): CultureChoice {
  const steps = cultureSteps(counts, counts.culture.get(key)!, reversed);
  const answers = chooseDepartments(withCounts(counts.tree, steps.answers), {
    k,
    isCandidate: (id) => within.has(id),
  });
  const opinions = chooseUntilNothingGivesAway(withCounts(counts.tree, steps.opinions), steps.opinions, {
    k,
    isCandidate: (id) => answers.published.has(id),
  });
  return { answers, opinions };
}

/** An obstacle that (nearly) everybody names says so of each of them. */
function tellableObstacles({ tree, obstacles }: Counts): string[] {
  const answered = Array.from(tree.answered).reduce((sum, people) => sum + people, 0);
  return [...obstacles].filter(([, named]) => named < answered - 1).map(([key]) => key);
}
