import { describe, expect, it } from '@jest/globals';
import { chooseByShortfall } from './choose-by-shortfall.js';
import type { ShortfallStep } from './choose-by-shortfall.js';
import { buildDepartmentTree } from './department-tree.js';

const council = buildDepartmentTree([
  { id: 1, parentId: null, invited: 30, answered: 20 },
  { id: 2, parentId: 1, invited: 20, answered: 14 },
]);
const all = new Set([1, 2]);
const aStep = (answered: number[], alike: number[]): ShortfallStep => ({
  invited: answered.map((n) => n * 2),
  answered,
  alike,
});

describe('choosing how deep a shortfall may be shown', () => {
  it('does not show "2 or more short" of 12 people with target 1 and 2 with target 3', () => {
    const steps = [aStep([20, 14], [6, 5]), aStep([20, 2], [4, 1]), aStep([20, 2], [2, 0])];
    const choice = chooseByShortfall(council, steps, { k: 10, within: all });
    expect([...choice.steps[0]!.published]).toEqual([1, 2]);
    expect([...choice.steps[1]!.published]).toEqual([1]);
    expect(choice.cap(2)).toBe(1);
    expect(choice.cap(1)).toBe(3);
  });

  it('shows no step of a department that an earlier step hides', () => {
    const steps = [aStep([20, 14], [6, 14]), aStep([20, 14], [3, 3])];
    const choice = chooseByShortfall(council, steps, { k: 10, within: all });
    expect([...choice.steps[1]!.published]).toEqual([1]);
    expect(choice.cap(2)).toBe(0);
  });

  it('shows only departments whose response is published', () => {
    const choice = chooseByShortfall(council, [aStep([20, 14], [6, 5])], { k: 10, within: new Set([1]) });
    expect([...choice.steps[0]!.published]).toEqual([1]);
  });

  it('caps everything at nothing when nobody can be shown', () => {
    const choice = chooseByShortfall(council, [aStep([2, 3], [1, 1])], { k: 10, within: all });
    expect(choice.cap(1)).toBe(0);
  });
});
