/**
 * Communities that are worth starting, by published gaps alone: a skill of which, for sure, enough people are short to
 * fill a community, in at least two departments apart from one another, and in which enough people are where their
 * role needs them to help. Nobody's wish to join is known or needed here.
 */
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import type { GroupRef, PublishedTable } from '../../disclosure/rules/published-table.js';
import { beneath, type Place } from '../../results/rules/places.js';
import { fewestMembers } from './community-size.js';

export interface Estimate {
  value: number;
  lower: number;
  upper: number;
}

export interface Proposal {
  skillKey: string;
  /** People of the organisation who are short of it. */
  peopleShort: Estimate;
  /** People who are where their role needs them, at least: those who could help. */
  couldHelp: number;
  /** Departments in which several are short, none inside another, most people first. */
  departments: { id: number; peopleShort: number }[];
}

/** Two are no group; below three a department says nothing about whom the skill concerns. */
const fewestInDepartment = 3;
const fewestDepartments = 2;
const fewestWhoHelp = 3;
const mostProposals = 5;

interface Asked {
  /** Keys of the skills that were asked about. */
  skills: readonly string[];
  /** Parents before children. */
  departments: readonly Place[];
}

/** By priority, at most five: more would compete for the same people. */
export function worthStarting(table: PublishedTable, { skills, departments }: Asked): Proposal[] {
  return skills
    .flatMap((skillKey) => {
      const proposal = proposalFor(table, skillKey, departments);
      const priority = rowOf(table, table.organisation, 'priority', skillKey)?.value ?? 0;
      return proposal && priority > 0 ? [{ proposal, priority }] : [];
    })
    .sort((a, b) => b.priority - a.priority)
    .slice(0, mostProposals)
    .map(({ proposal }) => proposal);
}

function proposalFor(
  table: PublishedTable,
  skillKey: string,
  departments: readonly Place[],
): Proposal | null {
  const short = shortOf(table, table.organisation, skillKey);
  const readiness = rowOf(table, table.organisation, 'readiness', skillKey);
  if (!short || !readiness || short.lower < fewestMembers) return null;
  const couldHelp = Math.floor((readiness.lower ?? readiness.value) * (readiness.population ?? 0));
  const where = apart(departments.slice(1), (id) => {
    const own = shortOf(table, table.department(id), skillKey);
    return own !== null && own.lower >= fewestInDepartment ? own.value : null;
  });
  if (couldHelp < fewestWhoHelp || where.length < fewestDepartments) return null;
  return { skillKey, peopleShort: short, couldHelp, departments: where };
}

/** The lowest departments that count, so that none contains another. */
function apart(
  departments: readonly Place[],
  peopleIn: (id: number) => number | null,
): Proposal['departments'] {
  const counting = new Map<number, number>();
  for (const { id } of departments) {
    const people = peopleIn(id);
    if (people !== null) counting.set(id, people);
  }
  return [...counting]
    .filter(([id]) => !beneath(departments, id).some((below) => counting.has(below.id)))
    .map(([id, peopleShort]) => ({ id, peopleShort }))
    .sort((a, b) => b.peopleShort - a.peopleShort);
}

/** Null where it is not shown, or too uncertain to build on. */
function shortOf(table: PublishedTable, group: GroupRef, skillKey: string): Estimate | null {
  const row = rowOf(table, group, 'people-short', skillKey);
  if (!row || row.reliability === 'low') return null;
  return { value: row.value, lower: row.lower ?? row.value, upper: row.upper ?? row.value };
}

function rowOf(
  table: PublishedTable,
  group: GroupRef,
  ...[measure, skillKey]: [PublicationRow['measure'], string]
): PublicationRow | null {
  const figure = table.figure(group, measure, skillKey);
  return figure.outcome === 'shown' ? figure.row : null;
}
