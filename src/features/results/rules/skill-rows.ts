/**
 * Publication rows of one group about skills. A skill that is hidden for the group has no row and is in none of the
 * group's sums across skills, which say how many skills they hold. Departments publish shortfalls, never raw levels:
 * targets differ between people, so a level would be a figure about those of one target.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import { exceedsTarget, gapScore } from './gap-score.js';
import { newRow } from './new-row.js';
import type { RowGroup } from './new-row.js';
import { overallReadiness } from './readiness.js';
import { reliabilityOf } from './reliability.js';
import { peopleAsked, skillFigures } from './skill-figures.js';
import type { SkillFigures, SkillTally } from './skill-figures.js';

export interface SkillInGroup {
  key: string;
  importance: number;
  tally: SkillTally;
  /** Greatest s shown for the group, 0 if the skill is hidden. */
  cap: number;
}

/** @param response share of the group's invited people who answered, 0 to 1 */
export function skillRows(
  group: RowGroup,
  skills: readonly SkillInGroup[],
  response: number,
): PublicationRow[] {
  const rows: PublicationRow[] = [];
  const shown: SkillFigures[] = [];
  for (const { key, importance, tally, cap } of skills) {
    if (peopleAsked(tally) === 0) rows.push(newRow(group, 'not-asked', { item: key, value: 0 }));
    if (cap === 0) continue;
    const figures = skillFigures(tally, cap, importance);
    shown.push(figures);
    rows.push(...rowsOfSkill(group, key, figures));
  }
  return shown.length === 0 ? rows : [...rowsAcross(group, shown, response), ...rows];
}

function rowsOfSkill(group: RowGroup, item: string, figures: SkillFigures): PublicationRow[] {
  const { n, population, reliability, s, capped, meanTarget } = figures;
  const base = { item, n, population, reliability };
  const short = { ...base, s, capped, target: meanTarget };
  const { value: roleShare, answers } = figures.notMyRole;
  return [
    newRow(group, 'readiness', { ...base, ...figures.readiness }),
    newRow(group, 'people-short', { ...base, ...figures.peopleShort }),
    newRow(group, 'not-my-role', { item, n: answers, value: roleShare }),
    newRow(group, 'mean-shortfall', { ...short, ...figures.meanShortfall }),
    newRow(group, 'worst-and-best-case', { ...short, ...figures.cases, value: figures.meanShortfall.value }),
    newRow(group, 'gap-score', { ...short, ...figures.gapScore }),
    newRow(group, 'priority', { ...short, value: figures.priority }),
  ];
}

function rowsAcross(group: RowGroup, shown: readonly SkillFigures[], response: number): PublicationRow[] {
  const base = { parts: shown.length, reliability: reliabilityAcross(shown, response) };
  const capped = shown.some((figures) => figures.capped);
  return [
    newRow(group, 'overall-gap-score', { ...base, capped, ...gapScore(shown) }),
    newRow(group, 'overall-readiness', { ...base, ...overallReadiness(shown) }),
  ];
}

/** One person's answers go together, so half-widths are averaged by weight and not narrowed by their number. */
function reliabilityAcross(shown: readonly SkillFigures[], response: number) {
  if (shown.some(exceedsTarget)) return 'low';
  const weights = shown.map(({ importance, population }) => importance * population);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const halfWidth = shown.reduce((sum, figures, at) => sum + figures.halfWidth * weights[at]!, 0) / weight;
  return reliabilityOf({ response, halfWidth });
}
