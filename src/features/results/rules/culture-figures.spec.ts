import { describe, expect, it } from '@jest/globals';
import { cultureFigures, dontKnowShare, unfavourable } from './culture-figures.js';
import { leaderConfidence } from './leader-confidence.js';

const tally = { opinions: [1, 2, 3, 4, 2], dontKnow: 4, invited: 32, reversed: false };

describe('culture figures', () => {
  it('gives the share agreeing and the mean of those with an opinion', () => {
    const figures = cultureFigures(tally);
    expect(figures.n).toBe(12);
    expect(figures.population).toBe(24);
    expect(figures.agreement.value).toBe(0.5);
    expect(figures.mean.value).toBeCloseTo(40 / 12, 12);
    expect(figures.mean.lower).toBeGreaterThan(1);
    expect(figures.mean.upper).toBeLessThan(5);
  });

  it('turns a reversed item round', () => {
    const figures = cultureFigures({ ...tally, reversed: true });
    expect(figures.agreement.value).toBe(0.25);
    expect(figures.mean.value).toBeCloseTo(6 - 40 / 12, 12);
    expect(unfavourable(tally)).toBe(3);
    expect(unfavourable({ ...tally, reversed: true })).toBe(6);
  });

  it('gives "don\'t know" as a share of all who answered the item', () => {
    expect(dontKnowShare(tally)).toEqual({ value: 0.25, n: 16 });
  });
});

describe('leader confidence', () => {
  it('is rounded to 5 % and has no number of answers', () => {
    expect(leaderConfidence([1, 2, 5, 3, 2], 10)).toEqual({ outcome: 'shown', share: 0.4 });
  });

  it.each([
    ['fewer than k leaders answered', [1, 2, 2, 2, 2]],
    ['no leader agrees', [4, 4, 4, 0, 0]],
    ['only one leader agrees', [4, 4, 3, 1, 0]],
  ])('is withheld when %s', (_, opinions) => {
    expect(leaderConfidence(opinions, 10)).toEqual({ outcome: 'withheld' });
  });

  it('may show that all agree', () => {
    expect(leaderConfidence([0, 0, 0, 6, 6], 10)).toEqual({ outcome: 'shown', share: 1 });
  });
});
