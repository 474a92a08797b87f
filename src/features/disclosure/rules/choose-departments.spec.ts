import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aRandomTree } from '../../../../test/support/random-tree.js';
import { findLeak } from '../../../../test/support/rank-oracle.js';
import { chooseDepartments, weightOf } from './choose-departments.js';
import { buildDepartmentTree, subtreeSums } from './department-tree.js';
import type { DepartmentTree, TreeGroup } from './department-tree.js';
import { findOffences } from './safety-audit.js';

/** A department with the people placed directly in it: invited, and of those answered. */
const aGroup = (id: number, parentId: number | null, [invited, answered]: [number, number]): TreeGroup => ({
  id,
  parentId,
  invited,
  answered,
});

/** Offences of a set against the plain condition on remainders. */
const leaksOf = (groups: readonly TreeGroup[], published: ReadonlySet<number>, k: number) =>
  findOffences(
    {
      name: 'answered',
      departments: groups.map((group) => ({ ...group, alike: 0, othersInvited: 0, othersAnswered: 0 })),
      published,
      within: published,
    },
    k,
  ).filter((offence) => offence.problem === 'too-few');

/** Departments that a bare threshold would show. */
const largeEnough = (tree: DepartmentTree, k: number) => {
  const respondents = subtreeSums(tree, tree.answered);
  return tree.ids.filter((_, at) => respondents[at]! >= k);
};

const smallTrees = fc
  .array(
    fc.record({
      above: fc.nat(),
      invited: fc.integer({ min: 0, max: 7 }),
      rate: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((nodes) =>
    nodes.map(({ above, invited, rate }, at) =>
      aGroup(at + 1, at === 0 ? null : (above % at) + 1, [invited, Math.floor((invited * rate) / 4)]),
    ),
  );

/** Tries every set that holds the root. */
function bestByTrying(groups: readonly TreeGroup[], k: number, allowed: (id: number) => boolean): number {
  const tree = buildDepartmentTree(groups);
  const respondents = subtreeSums(tree, tree.answered);
  const eligible = tree.ids.filter((id, at) => respondents[at]! >= k && allowed(id));
  let best = 0;
  for (let subset = 0; subset < 1 << eligible.length; subset++) {
    const published = new Set(eligible.filter((_, at) => subset & (1 << at)));
    if (!published.has(tree.ids[0]!) || leaksOf(groups, published, k).length > 0) continue;
    const worth = [...published].map((id) => tree.positions.get(id)!);
    best = Math.max(
      best,
      worth.reduce((sum, at) => sum + weightOf(tree.ranks[at]!, respondents[at]!, k), 0),
    );
  }
  return best;
}

describe('choosing the departments to publish', () => {
  it('is safe, and worth as much as the best set found by trying them all', () => {
    fc.assert(
      fc.property(smallTrees, fc.integer({ min: 1, max: 6 }), fc.nat(1023), (groups, k, barred) => {
        const allowed = (id: number) => !(barred & (1 << (id - 1))) || barred % 3 === 0;
        const choice = chooseDepartments(buildDepartmentTree(groups), { k, isCandidate: allowed });
        expect(leaksOf(groups, choice.published, k)).toEqual([]);
        expect(choice.weight).toBeCloseTo(bestByTrying(groups, k, allowed), 9);
        expect([...choice.published].every(allowed)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves an attacker who can compute every combination of the sums nothing below k', () => {
    fc.assert(
      fc.property(smallTrees, fc.integer({ min: 2, max: 6 }), (groups, k) => {
        const { published } = chooseDepartments(buildDepartmentTree(groups), { k });
        const people = groups.filter((group) => group.invited > 0);
        const isIn = (group: TreeGroup, id: number) => {
          let at: number | null = group.id;
          while (at !== null && at !== id) at = groups[at - 1]!.parentId;
          return at === null ? 0 : 1;
        };
        const rows = [...published].map((id) => people.map((group) => isIn(group, id)));
        expect(rows.length === 0 ? null : findLeak(rows, people, k)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('hides a team when its directorate would leave a remainder below k', () => {
    const groups = [aGroup(1, null, [40, 20]), aGroup(2, 1, [6, 4]), aGroup(3, 2, [20, 12])];
    const choice = chooseDepartments(buildDepartmentTree(groups), { k: 10 });
    expect([...choice.published]).toEqual([1, 2]);
    expect(choice.countedIn.get(3)).toBe(2);
  });

  it('does not show a remainder in which people were invited and nobody answered', () => {
    const groups = [aGroup(1, null, [3, 0]), aGroup(2, 1, [20, 12])];
    expect([...chooseDepartments(buildDepartmentTree(groups), { k: 10 }).published]).toEqual([1]);
  });

  it('shows a department and its only team alike when nobody else was invited', () => {
    const groups = [aGroup(1, null, [0, 0]), aGroup(2, 1, [20, 12])];
    expect([...chooseDepartments(buildDepartmentTree(groups), { k: 10 }).published]).toEqual([1, 2]);
  });

  it('publishes nothing when the whole organisation is below k', () => {
    const choice = chooseDepartments(buildDepartmentTree([aGroup(1, null, [40, 9])]), { k: 10 });
    expect(choice.published.size).toBe(0);
    expect(choice.countedIn.get(1)).toBeNull();
  });

  it('makes the same choice whatever order the departments come in', () => {
    const groups = aRandomTree({ seed: 5, departments: 60, people: 900, response: 0.5 });
    const forwards = chooseDepartments(buildDepartmentTree(groups), { k: 10 });
    const backwards = chooseDepartments(buildDepartmentTree([...groups].reverse()), { k: 10 });
    expect([...backwards.published]).toEqual([...forwards.published]);
  });

  it('names the nearest published department for every hidden one', () => {
    const groups = aRandomTree({ seed: 8, departments: 80, people: 900, response: 0.5 });
    const { published, countedIn } = chooseDepartments(buildDepartmentTree(groups), { k: 10 });
    for (const [hidden, home] of countedIn) {
      let at = groups[hidden - 1]!.parentId;
      while (at !== null && !published.has(at)) at = groups[at - 1]!.parentId;
      expect(home).toBe(at);
    }
    expect(published.size + countedIn.size).toBe(groups.length);
  });

  it('stops the leaks of a bare threshold in a body of 157 departments and 3,339 people', () => {
    const groups = aRandomTree({ seed: 199, departments: 157, people: 3339, response: 0.55 });
    const tree = buildDepartmentTree(groups);
    const eligible = largeEnough(tree, 10);
    const { published } = chooseDepartments(tree, { k: 10 });
    expect(eligible).toHaveLength(90);
    expect(leaksOf(groups, new Set(eligible), 10)).toHaveLength(8);
    expect(leaksOf(groups, published, 10)).toEqual([]);
    expect(published.size).toBe(83);
  });

  it('handles 5,000 departments, and a chain of 10,000', () => {
    const wide = buildDepartmentTree(
      aRandomTree({ seed: 1, departments: 5000, people: 60_000, response: 0.55 }),
    );
    expect(chooseDepartments(wide, { k: 10 }).published.size).toBeGreaterThan(500);
    const chain = Array.from({ length: 10_000 }, (_, at) => aGroup(at + 1, at === 0 ? null : at, [2, 1]));
    expect(chooseDepartments(buildDepartmentTree(chain), { k: 10 }).published.size).toBe(1000);
  });
});
