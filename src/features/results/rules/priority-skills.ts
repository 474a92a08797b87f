/**
 * The skills that a leader looks at first: by priority, which is importance times people times the lower limit of the
 * mean shortfall, so that big and sure gaps come first. What is of low reliability is never ranked. For each, the
 * department in sight where fewest are ready, and whether that is clearly below the group as a whole (their 95 %
 * interval lies under the group's share). All of it is read from published rows.
 */
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import type { GroupRef, PublishedTable } from '../../disclosure/rules/published-table.js';

export interface PrioritySkill {
  /** Key of the skill. */
  skill: string;
  /** Estimate of people whose shortfall is above 0, of the population it speaks about. */
  peopleShort: PublicationRow;
  readiness: PublicationRow;
  meanShortfall: PublicationRow;
  /** Null where no department in sight shows the skill reliably. */
  lowest: { departmentId: number; readiness: PublicationRow; isClear: boolean } | null;
}

export const mostPriorities = 5;

/** @param among departments to look for the lowest in */
export function prioritySkills(
  table: PublishedTable,
  group: GroupRef,
  { skills, among }: { skills: readonly string[]; among: readonly number[] },
): PrioritySkill[] {
  return rankedSkills(table, group, skills)
    .filter(({ row }) => row.value > 0 && row.reliability !== 'low')
    .slice(0, mostPriorities)
    .flatMap(({ skill }) => {
      const peopleShort = table.figure(group, 'people-short', skill);
      const readiness = table.figure(group, 'readiness', skill);
      const meanShortfall = table.figure(group, 'mean-shortfall', skill);
      if (peopleShort.outcome !== 'shown' || readiness.outcome !== 'shown') return [];
      if (meanShortfall.outcome !== 'shown') return [];
      const lowest = lowestAmong(table, skill, { among, below: readiness.row.value });
      return [
        {
          skill,
          peopleShort: peopleShort.row,
          readiness: readiness.row,
          meanShortfall: meanShortfall.row,
          lowest,
        },
      ];
    });
}

/** All skills that the group shows, by priority; ties stay in the order given. */
export function rankedSkills(
  table: PublishedTable,
  group: GroupRef,
  skills: readonly string[],
): { skill: string; row: PublicationRow }[] {
  return skills
    .flatMap((skill) => {
      const figure = table.figure(group, 'priority', skill);
      return figure.outcome === 'shown' ? [{ skill, row: figure.row }] : [];
    })
    .sort((one, other) => other.row.value - one.row.value);
}

function lowestAmong(
  table: PublishedTable,
  skill: string,
  { among, below }: { among: readonly number[]; below: number },
): PrioritySkill['lowest'] {
  let lowest: PublicationRow | null = null;
  for (const id of among) {
    const figure = table.figure(table.department(id), 'readiness', skill);
    if (figure.outcome !== 'shown' || figure.row.reliability === 'low') continue;
    if (lowest === null || figure.row.value < lowest.value) lowest = figure.row;
  }
  if (lowest === null || lowest.value >= below) return null;
  const isClear = (lowest.upper ?? 1) < below;
  return { departmentId: lowest.groupId, readiness: lowest, isClear };
}
