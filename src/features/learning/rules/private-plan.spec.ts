import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aResource, aStep } from '../../../../test/support/a-resource.js';
import { chooseWithinHours, type Choice } from './choose-within-hours.js';
import { oneOrder } from './one-order.js';
import { privatePlan, type WeightedGap } from './private-plan.js';

/** `gap('a', [0, 2], 3)`: from 0 to 2 of a skill of importance 3. */
const gap = (
  skillKey: string,
  [level, target]: [number, number],
  importance: 1 | 2 | 3 = 2,
): WeightedGap => ({ skillKey, level, target, importance });

const resources = [
  aResource('a1', [aStep('a', 0, 1)], { hours: 1 }),
  aResource('a2', [aStep('a', 1, 2)], { hours: 2 }),
  aResource('b2', [aStep('b', 0, 2)], { hours: 3 }),
  aResource('both', [aStep('a', 1, 2), aStep('b', 1, 2)], { hours: 2.5 }),
  aResource('c1', [aStep('c', 0, 1)], { hours: 0.25 }),
];
const plan = (gaps: WeightedGap[], hoursAMonth: number, months = 1) =>
  privatePlan({ gaps, hoursAMonth, months }, resources);
const keys = (result: ReturnType<typeof plan>) => result.lines.map(({ resource }) => resource.key);

describe('A private plan', () => {
  it('closes what matters most within the hours, and says what stays open', () => {
    const result = plan([gap('a', [0, 2], 1), gap('b', [0, 2], 3)], 3);
    expect(keys(result)).toEqual(['b2']);
    expect(result).toMatchObject({ hours: 3, levelsClosed: 2 });
    expect(result.left).toEqual([{ skillKey: 'a', level: 0, target: 2 }]);
  });

  it('goes part of the way where the hours do not suffice for all of it', () => {
    const result = plan([gap('a', [0, 2])], 2);
    expect(keys(result)).toEqual(['a1']);
    expect(result.left).toEqual([{ skillKey: 'a', level: 1, target: 2 }]);
  });

  it('begins with what closes most for its time, and spreads over the months', () => {
    const result = plan([gap('a', [0, 2]), gap('c', [0, 1])], 1.5, 3);
    expect(result.lines.map(({ resource, month }) => [resource.key, month])).toEqual([
      ['c1', 1],
      ['a1', 1],
      ['a2', 3],
    ]);
  });

  it('names once what serves two skills, and counts its hours once', () => {
    const both = resources.filter(({ key }) => key === 'both');
    const gaps = [gap('a', [1, 2]), gap('b', [1, 2])];
    const result = privatePlan({ gaps, hoursAMonth: 10, months: 1 }, both);
    expect(result).toMatchObject({ hours: 2.5, levelsClosed: 2 });
    expect(result.lines).toMatchObject([{ closes: [{ skillKey: 'a' }, { skillKey: 'b' }], nextBest: null }]);
  });

  it('names the next best', () => {
    expect(plan([gap('a', [1, 2])], 8).lines).toMatchObject([
      { resource: { key: 'a2' }, nextBest: { key: 'both' } },
    ]);
  });

  it('is empty without hours, without gaps and for those who are there', () => {
    expect(plan([gap('a', [0, 2])], 0).lines).toEqual([]);
    expect(plan([], 5).lines).toEqual([]);
    expect(plan([gap('a', [2, 2])], 5)).toMatchObject({ lines: [], left: [] });
  });
});

describe('Choosing within the hours', () => {
  const choice = fc.record({
    hours: fc.integer({ min: 1, max: 16 }).map((quarters) => quarters / 4),
    worth: fc.integer({ min: 1, max: 9 }),
  });
  const classes = fc.array(fc.array(choice, { maxLength: 4 }), { maxLength: 5 });

  it('finds the best there is, in the least time', () => {
    fc.assert(
      fc.property(classes, fc.integer({ min: 0, max: 40 }), (all, quarters) => {
        const chosen = chooseWithinHours(all, quarters / 4);
        const found = chosen.map((position, at) => (position === null ? null : all[at]![position]!));
        expect(sumOf(found)).toEqual(best(all, quarters / 4));
      }),
      { numRuns: 300 },
    );
  });
});

describe('One order of several', () => {
  it('keeps each order, and names each thing once', () => {
    expect(oneOrder([['a', 'c'], ['b', 'c', 'd'], []])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('yields to the first where orders contradict one another', () => {
    expect(
      oneOrder([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toEqual(['a', 'b']);
  });
});

function sumOf(chosen: (Choice | null)[]): { worth: number; hours: number } {
  const sum = { worth: 0, hours: 0 };
  for (const one of chosen) {
    sum.worth += one?.worth ?? 0;
    sum.hours += one?.hours ?? 0;
  }
  return sum;
}

/** Tries every selection. */
function best(classes: Choice[][], hours: number): { worth: number; hours: number } {
  const [first, ...others] = classes;
  if (!first) return { worth: 0, hours: 0 };
  const selections = [null, ...first]
    .filter((one) => (one?.hours ?? 0) <= hours)
    .map((one) => {
      const rest = best(others, hours - (one?.hours ?? 0));
      return { worth: rest.worth + (one?.worth ?? 0), hours: rest.hours + (one?.hours ?? 0) };
    });
  return selections.reduce((a, b) =>
    b.worth > a.worth || (b.worth === a.worth && b.hours < a.hours) ? b : a,
  );
}
