import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aResource, aStep } from '../../../../test/support/a-resource.js';
import { cheapestPaths } from './cheapest-path.js';
import { leadsTo, type Resource } from './resource.js';
import { suggestionsFor } from './suggestions.js';

const keys = (level: number, target: number, resources: Resource[]) =>
  suggestionsFor([{ skillKey: 'a', level, target }], resources).map(({ resource }) => resource.key);

describe('What is suggested for a gap', () => {
  const short = aResource('short', [aStep('a', 1, 2)], { hours: 0.5 });
  const long = aResource('long', [aStep('a', 1, 3)], { hours: 2 });
  const on = aResource('on', [aStep('a', 2, 3)], { hours: 1 });

  it.each<[string, [number, number], Resource[], string[]]>([
    ['two short steps before one long one', [1, 3], [long, short, on], ['short', 'on']],
    ['one longer thing where it takes no more time', [1, 3], [{ ...long, hours: 1.5 }, short, on], ['long']],
    ['the second half of something long for somebody half-way', [2, 3], [long], ['long']],
    ['what leads beyond the target where nothing leads just there', [1, 2], [long], ['long']],
    ['as far as anything leads', [1, 4], [short], ['short']],
    ['nothing where nothing leads on', [3, 4], [short, long, on], []],
    ['nothing to somebody who is there', [3, 3], [short, long, on], []],
  ])('is %s', (...[, [level, target], resources, expected]) => {
    expect(keys(level, target, resources)).toEqual(expected);
  });

  it('names the next best for each step, never the same thing again', () => {
    const other = aResource('other', [aStep('a', 0, 2)], { hours: 3 });
    const [first, second] = suggestionsFor(
      [{ skillKey: 'a', level: 1, target: 3 }],
      [other, long, short, on],
    );
    expect(first).toMatchObject({ fromLevel: 1, toLevel: 2, nextBest: { key: 'long' } });
    expect(second).toMatchObject({ fromLevel: 2, toLevel: 3, nextBest: { key: 'long' } });
  });

  it('never takes longer than any other way', () => {
    const level = fc.integer({ min: 0, max: 3 });
    const step = fc.tuple(level, level, fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), level, (steps, start) => {
        const resources = steps.map(([from, more, quarters], at) =>
          aResource(`r${at}`, [aStep('a', from, Math.min(4, from + 1 + more))], { hours: quarters / 4 }),
        );
        const found = cheapestPaths('a', start, resources).map((path) => path?.hours ?? Infinity);
        const expected = [0, 1, 2, 3, 4].map((target) => quickest(start, target, resources));
        expect(found).toEqual(expected);
      }),
    );
  });
});

/** Tries every way. */
function quickest(level: number, target: number, resources: Resource[]): number {
  if (level >= target) return 0;
  return Math.min(
    Infinity,
    ...resources.map((resource) => {
      const to = leadsTo(resource, 'a', level);
      return to === null ? Infinity : resource.hours + quickest(to, target, resources);
    }),
  );
}
