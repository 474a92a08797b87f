import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseDepartments } from './choose-departments.js';
import { buildDepartmentTree } from './department-tree.js';
import { chooseUntilNothingGivesAway, givesAway } from './homogeneity.js';
import { findOffences } from './safety-audit.js';
import type { AuditedDepartment } from './safety-audit.js';

const aDepartment = (
  id: number,
  parentId: number | null,
  rest: Partial<AuditedDepartment> = {},
): AuditedDepartment => ({
  id,
  parentId,
  invited: 20,
  answered: 12,
  alike: 0,
  othersInvited: 0,
  othersAnswered: 0,
  ...rest,
});

function choose(departments: readonly AuditedDepartment[], k: number) {
  const tree = buildDepartmentTree(departments);
  const inOrder = tree.ids.map((id) => departments.find((department) => department.id === id)!);
  const telling = {
    alike: inOrder.map((department) => department.alike),
    othersInvited: inOrder.map((department) => department.othersInvited),
    othersAnswered: inOrder.map((department) => department.othersAnswered),
  };
  return chooseUntilNothingGivesAway(tree, telling, { k });
}

const shown = (departments: readonly AuditedDepartment[]) => [...choose(departments, 10).published];

describe('a block gives its people away', () => {
  const block = { answered: 12, alike: 3, othersInvited: 0, othersAnswered: 0 };

  it.each([
    ['when all are short', { alike: 12 }, true],
    ['when all but one are short', { alike: 11 }, true],
    ['but not when two are ready', { alike: 10 }, false],
    ['but not when all are ready', { alike: 0 }, false],
    ['when the only other person is known not to have answered', { othersInvited: 1 }, true],
    ['when of three others at most one can have answered', { othersInvited: 3, othersAnswered: 1 }, true],
    ['but not when two of the others can have answered', { othersInvited: 3, othersAnswered: 2 }, false],
    ['but not when the only other can have answered', { othersInvited: 1, othersAnswered: 1 }, false],
    ['but not when nobody is in it', { answered: 0, alike: 0 }, false],
  ])('%s', (_, change, expected) => {
    expect(givesAway({ ...block, ...change })).toBe(expected);
  });
});

describe('choosing until nothing gives away', () => {
  it('hides a team whose people are all short, and counts it above', () => {
    const council = [aDepartment(1, null), aDepartment(2, 1), aDepartment(3, 2, { alike: 11 })];
    expect(shown(council)).toEqual([1, 2]);
    expect(choose(council, 10).countedIn.get(3)).toBe(2);
  });

  it('shows a team whose people are all ready', () => {
    expect(shown([aDepartment(1, null), aDepartment(2, 1), aDepartment(3, 2)])).toEqual([1, 2, 3]);
  });

  it('lets the smallest team give way where it saves the directorate above it', () => {
    const council = [
      aDepartment(1, null),
      aDepartment(2, 1, { alike: 12 }),
      aDepartment(3, 2, { answered: 14 }),
      aDepartment(4, 2, { answered: 11 }),
    ];
    expect(shown(council)).toEqual([1, 2, 3]);
  });

  it('saves the organisation when the people placed directly in it are alike', () => {
    expect(shown([aDepartment(1, null, { alike: 12 }), aDepartment(2, 1)])).toEqual([1]);
  });

  it('shows nothing of a skill of which everybody is short', () => {
    expect(shown([aDepartment(1, null, { alike: 12 }), aDepartment(2, 1, { alike: 12 })])).toEqual([]);
  });

  it('is what Algorithm A chooses when nothing gives away', () => {
    const council = [aDepartment(1, null), aDepartment(2, 1, { answered: 4 }), aDepartment(3, 2)];
    const plain = chooseDepartments(buildDepartmentTree(council), { k: 10 });
    expect(shown(council)).toEqual([...plain.published]);
  });

  it('always ends, in a set that the independent audit passes', () => {
    const node = fc.record({
      above: fc.nat(),
      invited: fc.integer({ min: 0, max: 9 }),
      answers: fc.double({ min: 0, max: 1, noNaN: true }),
      short: fc.constantFrom(0, 0.5, 0.8, 1),
      others: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(node, { minLength: 1, maxLength: 14 }),
        fc.integer({ min: 3, max: 6 }),
        (nodes, k) => {
          const departments = nodes.map((drawn, at) => {
            const answered = Math.round(drawn.invited * drawn.answers);
            return aDepartment(at + 1, at === 0 ? null : (drawn.above % at) + 1, {
              invited: drawn.invited,
              answered,
              alike: Math.round(answered * drawn.short),
              othersInvited: drawn.others,
              othersAnswered: Math.round(drawn.others * drawn.answers),
            });
          });
          const { published } = choose(departments, k);
          expect(findOffences({ name: 'any', departments, published, within: published }, k)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
