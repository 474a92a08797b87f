import { describe, expect, it } from '@jest/globals';
import { audienceOf, departmentsInAudience } from './audience.js';
import { campaignTree, madeRoot } from './campaign-tree.js';

const department = (id: number, parentId: number | null, depth: number) => ({
  id,
  parentId,
  name: `Department ${id}`,
  nameCy: null,
  depth,
});
/** 1 over 2 and 3; 2 over 4 and 5. */
const council = [
  department(4, 2, 2),
  department(1, null, 0),
  department(2, 1, 1),
  department(3, 1, 1),
  department(5, 2, 2),
];
const organisation = { name: 'Northmoor Council', nameCy: 'Cyngor Northmoor' };

describe('The audience', () => {
  it('is everybody where nothing is ticked', () => {
    expect(audienceOf({ departmentIds: [], employmentTypes: [] })).toEqual({
      departmentIds: null,
      employmentTypes: null,
    });
    expect(departmentsInAudience(council, { departmentIds: null })).toBeNull();
  });

  it('holds a chosen department with everything beneath it', () => {
    expect(departmentsInAudience(council, { departmentIds: [2] })).toEqual(new Set([2, 4, 5]));
    expect(departmentsInAudience(council, { departmentIds: [5, 5, 3] })).toEqual(new Set([3, 5]));
  });

  it('is nobody where the chosen departments are gone', () => {
    expect(departmentsInAudience(council, { departmentIds: [99] })).toEqual(new Set());
  });
});

describe('The tree that a campaign keeps', () => {
  it('has the departments in which somebody is asked and everything above them', () => {
    const tree = campaignTree(council, new Map([[5, 3]]), organisation);
    expect(tree.map(({ id, invited }) => [id, invited])).toEqual([
      [1, 0],
      [2, 0],
      [5, 3],
    ]);
  });

  it('is empty where nobody is asked', () => {
    expect(campaignTree(council, new Map(), organisation)).toEqual([]);
  });

  it('has the organisation as its root where the directory has several', () => {
    const tree = campaignTree(
      [department(1, null, 0), department(2, null, 0)],
      new Map([
        [1, 4],
        [2, 6],
      ]),
      organisation,
    );
    expect(tree.map(({ id, parentId, depth, name }) => [id, parentId, depth, name])).toEqual([
      [madeRoot, null, 0, 'Northmoor Council'],
      [1, madeRoot, 1, 'Department 1'],
      [2, madeRoot, 1, 'Department 2'],
    ]);
  });
});
