import { describe, expect, it } from '@jest/globals';
import { blockOfEach, blockSums, buildDepartmentTree, subtreeSums } from './department-tree.js';
import type { TreeGroup } from './department-tree.js';

const aGroup = (id: number, parentId: number | null, rest: Partial<TreeGroup> = {}): TreeGroup => ({
  id,
  parentId,
  invited: 10,
  answered: 5,
  ...rest,
});

const council = [aGroup(7, 3), aGroup(5, 2), aGroup(3, 1), aGroup(2, 1, { employer: true }), aGroup(1, null)];

describe('the department tree', () => {
  it('puts parents before children and siblings in the order of their ids', () => {
    expect(buildDepartmentTree(council).ids).toEqual([1, 2, 3, 5, 7]);
  });

  it('calls children of the root and of an employer directorates', () => {
    expect(buildDepartmentTree(council).ranks).toEqual([
      'root',
      'directorate',
      'directorate',
      'directorate',
      'department',
    ]);
  });

  it('adds up subtrees, several numbers at a time', () => {
    const tree = buildDepartmentTree(council);
    expect([...subtreeSums(tree, tree.answered)]).toEqual([25, 10, 10, 5, 5]);
    expect([...subtreeSums(tree, [1, 0, 1, 0, 1, 0, 1, 2, 1, 0], 2)]).toEqual([5, 2, 2, 2, 2, 0, 1, 2, 1, 0]);
  });

  it('gives every department to the nearest published one at or above it', () => {
    const tree = buildDepartmentTree(council);
    const blocks = blockOfEach(tree, new Set([1, 3]));
    expect([...blocks]).toEqual([0, 0, 2, 0, 2]);
    expect([...blockSums(blocks, tree.invited)]).toEqual([30, 0, 20, 0, 0]);
    expect([...blockOfEach(tree, new Set([3]))]).toEqual([-1, -1, 2, -1, 2]);
  });

  it.each([
    ['no root', [aGroup(1, 2), aGroup(2, 1)]],
    ['two roots', [aGroup(1, null), aGroup(2, null)]],
    ['an unknown parent', [aGroup(1, null), aGroup(2, 9)]],
    ['a cycle beside the root', [aGroup(1, null), aGroup(2, 3), aGroup(3, 2)]],
  ])('refuses %s', (_, groups) => {
    expect(() => buildDepartmentTree(groups)).toThrow();
  });

  it('holds a chain of 20,000 departments', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => aGroup(at + 1, at === 0 ? null : at));
    const tree = buildDepartmentTree(chain);
    expect(subtreeSums(tree, tree.invited)[0]).toBe(200_000);
  });
});
