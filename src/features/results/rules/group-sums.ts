/**
 * A department's figures are about everybody in and below it: counts added up over its subtree, for every skill and
 * culture item.
 */
import { subtreeSums } from '../../disclosure/rules/department-tree.js';
import type { Counts } from './counting.js';
import type { CultureTally } from './culture-figures.js';
import type { SkillTally } from './skill-figures.js';

export interface GroupSums {
  invited: (position: number) => number;
  answered: (position: number) => number;
  skill: (key: string, position: number) => SkillTally;
  culture: (key: string, position: number) => CultureTally;
}

export function sumUpGroups({ tree, questionnaire, ...counts }: Counts): GroupSums {
  const cells: Cells = (column, width) => {
    const sums = subtreeSums(tree, column, width);
    return (position) => sums.subarray(position * width, (position + 1) * width);
  };
  const reversed = new Set(questionnaire.culture.filter((item) => item.reversed).map(({ key }) => key));
  const culture = sumUpCulture(counts.culture, cells);
  const invited = cells(tree.invited, 1);
  const answered = cells(tree.answered, 1);
  return {
    invited: (at) => invited(at)[0]!,
    answered: (at) => answered(at)[0]!,
    skill: sumUpSkills(counts.skills, cells),
    culture: (key, at) => ({ ...culture(key, at), invited: invited(at)[0]!, reversed: reversed.has(key) }),
  };
}

/** Adds a column up and gives the cells of one position. */
type Cells = (column: ArrayLike<number>, width: number) => (position: number) => Float64Array;

function sumUpSkills(skills: Counts['skills'], cells: Cells): GroupSums['skill'] {
  const columns = new Map(
    [...skills].map(([key, { invited, shortfalls, notMyRole }]) => [
      key,
      { invited: cells(invited, 4), shortfalls: cells(shortfalls, 20), notMyRole: cells(notMyRole, 1) },
    ]),
  );
  return (key, at) => {
    const { invited, shortfalls, notMyRole } = columns.get(key)!;
    return { invited: invited(at), shortfalls: shortfalls(at), notMyRole: notMyRole(at)[0]! };
  };
}

function sumUpCulture(items: Counts['culture'], cells: Cells) {
  const columns = new Map(
    [...items].map(([key, { opinions, dontKnow }]) => [
      key,
      { opinions: cells(opinions, 5), dontKnow: cells(dontKnow, 1) },
    ]),
  );
  return (key: string, at: number) => {
    const { opinions, dontKnow } = columns.get(key)!;
    return { opinions: opinions(at), dontKnow: dontKnow(at)[0]! };
  };
}
