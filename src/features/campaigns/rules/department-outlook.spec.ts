import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectedAnswers, outlookFor } from './department-outlook.js';
import type { CampaignTreeNode } from './campaign-tree.js';

const node = (id: number, parentId: number | null, invited: number): CampaignTreeNode => ({
  id,
  parentId,
  name: `Department ${id}`,
  nameCy: null,
  depth: parentId === null ? 0 : 1,
  invited,
});

describe('What a launch can hope to show', () => {
  it('counts a team that is too small in the department above', () => {
    const outlook = outlookFor([node(1, null, 30), node(2, 1, 40), node(3, 1, 4)], 10);
    expect(outlook.mayShow).toEqual(new Set([1, 2]));
    expect(outlook.neverShow).toEqual([{ id: 3, countedIn: 1 }]);
    expect(outlook.departments).toBe(3);
  });

  it('shows nothing of an audience smaller than k', () => {
    const outlook = outlookFor([node(1, null, 4), node(2, 1, 4)], 10);
    expect(outlook.mayShow.size).toBe(0);
    expect(outlook.neverShow).toEqual([
      { id: 1, countedIn: null },
      { id: 2, countedIn: null },
    ]);
  });

  it('expects more departments at a better response', () => {
    const teams = Array.from({ length: 12 }, (_, at) => node(at + 2, 1, 12 + 2 * at));
    const { likely } = outlookFor([node(1, null, 30), ...teams], 10);
    const shown = likely.map(({ departments }) => departments);
    expect(likely.map(({ response }) => response)).toEqual([0.4, 0.55, 0.7]);
    expect(shown).toEqual([...shown].sort((one, other) => one - other));
    expect(shown[0]).toBeLessThan(shown[2]!);
  });

  it('has nothing to say about an empty audience', () => {
    expect(outlookFor([], 10)).toMatchObject({ departments: 0, neverShow: [] });
  });

  it('expects whole people that add up to the response, never more than were asked', () => {
    const aTree = fc
      .array(fc.tuple(fc.nat(1_000), fc.nat(30)), { minLength: 1, maxLength: 40 })
      .map((drawn) =>
        drawn.map(([parent, invited], at) => node(at + 1, at === 0 ? null : (parent % at) + 1, invited)),
      );
    fc.assert(
      fc.property(aTree, fc.double({ min: 0, max: 1, noNaN: true }), (nodes, response) => {
        const expected = expectedAnswers(nodes, response);
        const asked = nodes.reduce((sum, { invited }) => sum + invited, 0);
        const answers = [...expected.values()].reduce((sum, one) => sum + one, 0);
        for (const { id, invited } of nodes) {
          expect(expected.get(id)).toBeGreaterThanOrEqual(0);
          expect(expected.get(id)).toBeLessThanOrEqual(invited);
        }
        expect(Math.abs(answers - asked * response)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
