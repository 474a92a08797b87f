import type { Measure, PublicationRow } from '../../src/features/disclosure/rules/publication-row.js';
import type { PublishedTable } from '../../src/features/disclosure/rules/published-table.js';
import type { OpenedBallot } from '../../src/features/results/rules/counting.js';
import { targetsOf } from '../../src/features/results/rules/questionnaire.js';
import type { Council } from './random-council.js';

/** The people of one department whom a figure is about: all of them, and those who answered. */
export interface Place {
  departmentId: number;
  invited: number;
  answered: number;
}

export interface Remainder {
  groupId: number;
  members: ReadonlySet<number>;
}

/** What is left of each shown department when the shown departments right below it are taken away. */
export function remaindersOf(council: Council, shown: ReadonlySet<number>): Remainder[] {
  const members = new Map([...shown].map((id) => [id, new Set<number>()]));
  for (const { id } of council.departments) {
    const home = climb(council, id).find((above) => shown.has(above));
    if (home !== undefined) members.get(home)!.add(id);
  }
  return [...members].map(([groupId, places]) => ({ groupId, members: places }));
}

/** A department and everything above it, bottom up. */
export function climb(council: Council, from: number): number[] {
  const parents = parentsOf(council);
  const way: number[] = [];
  for (let at: number | null = from; at !== null; at = parents.get(at) ?? null) way.push(at);
  return way;
}

const known = new WeakMap<Council, Map<number, number | null>>();

function parentsOf(council: Council): Map<number, number | null> {
  const parents =
    known.get(council) ?? new Map(council.departments.map(({ id, parentId }) => [id, parentId]));
  known.set(council, parents);
  return parents;
}

/** Groups that show a figure, by department id. */
export function groupsShowing(table: PublishedTable, measure: Measure, item: string | null) {
  return new Map<number, PublicationRow>(table.shown(measure, item).map((row) => [row.groupId, row]));
}

/** Groups that show how many people are at least so many levels short, within a mean. */
export function groupsShowingDepth(table: PublishedTable, skill: string, depth: number) {
  const rows = table.shown('mean-shortfall', skill).filter((row) => row.s! >= depth);
  return new Map<number, PublicationRow>(rows.map((row) => [row.groupId, row]));
}

/** Subtracts the shown departments right below from a shown one's total. */
export function subtract(
  council: Council,
  shown: ReadonlyMap<number, PublicationRow>,
  total: (row: PublicationRow) => number,
): Map<number, number> {
  const rest = new Map([...shown].map(([id, row]) => [id, total(row)]));
  for (const [id, row] of shown) {
    const above = climb(council, id)
      .slice(1)
      .find((at) => shown.has(at));
    if (above !== undefined) rest.set(above, rest.get(above)! - total(row));
  }
  return rest;
}

/** By department: people with a target of at least `depth` for the skill, and those who answered it. */
export function concernedBySkill(council: Council, skill: string, depth: number): Map<number, Place> {
  const isConcerned = (familyKey: string | null) =>
    (targetsOf(council.questionnaire, familyKey).get(skill) ?? 0) >= depth;
  return tally(council, isConcerned, (ballot) => typeof ballot.answers.skills[skill] === 'number');
}

export function concernedByItem(council: Council, item: string): Map<number, Place> {
  return tally(
    council,
    () => true,
    (ballot) => typeof ballot.answers.culture[item] === 'number',
  );
}

export function everybody(council: Council): Map<number, Place> {
  return tally(
    council,
    () => true,
    () => true,
  );
}

function tally(
  council: Council,
  isConcerned: (familyKey: string | null) => boolean,
  counts: (ballot: OpenedBallot) => boolean,
): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const { id } of council.departments) places.set(id, { departmentId: id, invited: 0, answered: 0 });
  for (const { departmentId, familyKey, invited } of council.roster) {
    if (isConcerned(familyKey)) places.get(departmentId)!.invited += invited;
  }
  for (const ballot of council.ballots) {
    if (isConcerned(ballot.familyKey) && counts(ballot)) places.get(ballot.departmentId)!.answered += 1;
  }
  return places;
}
