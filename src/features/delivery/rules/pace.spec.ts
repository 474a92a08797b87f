import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  faultsOfPace,
  gapUnder,
  groupUnder,
  isLimited,
  limitOfDomain,
  noLimits,
  reallyPerMinute,
} from './pace.js';

describe('A limit a minute', () => {
  it.each([
    [1, 1, 1],
    [60, 1, 60],
    [120, 2, 119],
    [300, 5, 296],
    [600, 10, 591],
    [6_000, 10, 5_991],
  ])('of %d lets groups of %d go, %d messages in a minute', (limit, group, really) => {
    expect([groupUnder(limit), reallyPerMinute(limit)]).toEqual([group, really]);
  });

  it('is never exceeded in any sixty seconds, however groups are filled', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_200 }), groups, (limit, sizes) => {
        let next = 0;
        const turns = sizes.map((size) => {
          const messages = Math.min(size, groupUnder(limit));
          const turn = { at: next, messages };
          next += messages * gapUnder(limit);
          return turn;
        });
        return turns.every(({ at }) => {
          const window = turns.filter((turn) => turn.at >= at && turn.at < at + 60_000_000);
          return window.reduce((sum, { messages }) => sum + messages, 0) <= limit;
        });
      }),
      { numRuns: 60 },
    );
  });

  it('costs no more than a sixtieth of the speed', () => {
    for (let limit = 1; limit <= 10_000; limit += 1)
      expect(reallyPerMinute(limit)).toBeGreaterThan(limit * (59 / 60) - 1);
  });
});

describe('The pace', () => {
  it('has faults that no field shows alone', () => {
    const faults = (changes: object) => faultsOfPace({ ...noLimits, ...changes }).map(({ field }) => field);
    expect(faults({})).toEqual([]);
    expect(faults({ weekdays: [] })).toEqual(['weekdays']);
    expect(faults({ opensAt: '08:00', closesAt: '08:00' })).toEqual(['closesAt']);
    expect(faults({ closesAt: '00:00' })).toEqual(['closesAt']);
    expect(faults({ opensAt: '08:00', closesAt: '24:00' })).toEqual([]);
  });

  it('of a domain is its own, or that of any domain', () => {
    const pace = { ...noLimits, perDomainMinute: 30, domains: { 'nhs.example': 60 } };
    expect([limitOfDomain(pace, 'nhs.example'), limitOfDomain(pace, 'gmail.example')]).toEqual([60, 30]);
    expect(limitOfDomain(noLimits, 'nhs.example')).toBeNull();
  });

  it('asks for turns only where something is limited; hours need none', () => {
    expect(isLimited({ ...noLimits, opensAt: '08:00', connections: 2 })).toBe(false);
    for (const limit of [
      { perMinute: 1 },
      { perDay: 1 },
      { perDomainMinute: 1 },
      { domains: { 'a.example': 1 } },
    ])
      expect(isLimited({ ...noLimits, ...limit })).toBe(true);
  });
});
