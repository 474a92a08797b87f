import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { worstAndBestCase } from './bounds.js';
import { meanInterval, momentsOf } from './mean-interval.js';
import { overallReadiness, readinessOf } from './readiness.js';
import { reliabilityOf } from './reliability.js';
import { wilsonInterval } from './wilson-interval.js';

describe("Wilson's interval", () => {
  it('of 5 in 12 answers is 0.1933 to 0.6805 for a very large population', () => {
    const { lower, upper } = wilsonInterval(5 / 12, { n: 12, population: 1e12 });
    expect(lower).toBeCloseTo(0.1933, 4);
    expect(upper).toBeCloseTo(0.6805, 4);
  });

  it('is 0.2564 to 0.5968 when the 12 are of 20 people', () => {
    const { lower, upper } = wilsonInterval(5 / 12, { n: 12, population: 20 });
    expect(lower).toBeCloseTo(0.2564, 4);
    expect(upper).toBeCloseTo(0.5968, 4);
  });

  it('is the share itself when everybody answered', () => {
    expect(wilsonInterval(0.25, { n: 12, population: 12 })).toEqual({ lower: 0.25, upper: 0.25 });
  });

  it('holds the share, stays within 0 to 1 and narrows with more answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 500 }), fc.nat(500), fc.nat(2000), (n, ready, silent) => {
        const share = Math.min(n, ready) / n;
        const { lower, upper } = wilsonInterval(share, { n, population: n + silent });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower - 1e-12).toBeLessThanOrEqual(share);
        expect(upper + 1e-12).toBeGreaterThanOrEqual(share);
        const wider = wilsonInterval(share, { n, population: n + silent + 50 });
        expect(wider.upper - wider.lower).toBeGreaterThanOrEqual(upper - lower - 1e-12);
      }),
    );
  });
});

describe('the interval of a mean', () => {
  it('of 1.8 with deviation 0.9 in 12 of 20 answers is 1.438 to 2.162', () => {
    const { lower, upper } = meanInterval({ mean: 1.8, deviation: 0.9 }, { n: 12, population: 20 });
    expect(lower).toBeCloseTo(1.438, 3);
    expect(upper).toBeCloseTo(2.162, 3);
  });

  it('is the mean itself when everybody answered, and open with a single answer', () => {
    expect(meanInterval({ mean: 1, deviation: 1 }, { n: 12, population: 12 })).toEqual({
      lower: 1,
      upper: 1,
    });
    expect(meanInterval({ mean: 1, deviation: 0 }, { n: 1, population: 9 }).upper).toBe(Infinity);
  });

  it('takes mean and deviation from a histogram', () => {
    const { mean, deviation } = momentsOf([
      [0, 2],
      [1, 1],
      [3, 1],
    ]);
    expect(mean).toBe(1);
    expect(deviation).toBeCloseTo(Math.sqrt(2), 12);
  });
});

describe('the other figures of a group', () => {
  it('puts worst and best case at 1.08 and 2.68', () => {
    const { lower, upper } = worstAndBestCase(1.8, { n: 12, population: 20 }, 4);
    expect(lower).toBeCloseTo(1.08, 12);
    expect(upper).toBeCloseTo(2.68, 12);
  });

  it('estimates the people short from readiness, with its interval turned round', () => {
    const { readiness, peopleShort } = readinessOf(7, { n: 12, population: 20 });
    expect(readiness.value).toBeCloseTo(5 / 12, 12);
    expect(peopleShort.value).toBeCloseTo((20 * 7) / 12, 12);
    expect(peopleShort.lower).toBeCloseTo(20 * (1 - 0.5968), 2);
    expect(peopleShort.upper).toBeCloseTo(20 * (1 - 0.2564), 2);
  });

  it('weights overall readiness by importance', () => {
    const at = (value: number) => ({ value, lower: value - 0.1, upper: value + 0.1 });
    const overall = overallReadiness([
      { importance: 3, readiness: at(0.4) },
      { importance: 1, readiness: at(0.8) },
    ]);
    expect(overall.value).toBeCloseTo(0.5, 12);
    expect(overall.lower).toBeCloseTo(0.4, 12);
  });

  it.each([
    [0.7, 3, 'high'],
    [0.3, 0.2, 'high'],
    [0.69, 0.4, 'medium'],
    [0.69, 0.41, 'low'],
  ])('calls a response of %d with half-width %d %s', (response, halfWidth, expected) => {
    expect(reliabilityOf({ response, halfWidth })).toBe(expected);
  });
});
