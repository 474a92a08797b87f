import { describe, expect, it } from '@jest/globals';
import { skillFigures } from './skill-figures.js';
import type { SkillTally } from './skill-figures.js';

/** Answers by target and shortfall, for example `{ '3/1': 4 }` for 4 people with target 3 who are 1 short. */
function aTally(invited: number[], answers: Record<string, number>, notMyRole = 0): SkillTally {
  const shortfalls = new Array<number>(20).fill(0);
  for (const [place, people] of Object.entries(answers)) {
    const [target = 0, shortfall = 0] = place.split('/').map(Number);
    shortfalls[(target - 1) * 5 + shortfall] = people;
  }
  return { invited, shortfalls, notMyRole };
}

describe('the figures of a group and skill', () => {
  const tally = aTally([0, 0, 24, 0], { '3/0': 4, '3/1': 2, '3/2': 4, '3/3': 2 }, 3);

  it('speaks of the invited people times the share who call the skill part of their role', () => {
    const figures = skillFigures(tally, 3, 2);
    expect(figures.n).toBe(12);
    expect(figures.population).toBeCloseTo((24 * 12) / 15, 12);
    expect(figures.notMyRole).toEqual({ value: 0.2, answers: 15 });
    expect(figures.readiness.value).toBeCloseTo(1 / 3, 12);
    expect(figures.meanTarget).toBe(3);
  });

  it('caps shortfalls where deeper ones are not shown, in every figure, and says so', () => {
    const deep = skillFigures(tally, 3, 2);
    const shallow = skillFigures(tally, 1, 2);
    expect(deep).toMatchObject({ s: 3, capped: false });
    expect(deep.meanShortfall.value).toBeCloseTo(16 / 12, 12);
    expect(deep.cases.upper).toBeCloseTo((16 + 3 * (19.2 - 12)) / 19.2, 12);
    expect(shallow).toMatchObject({ s: 1, capped: true });
    expect(shallow.meanShortfall.value).toBeCloseTo(8 / 12, 12);
    expect(shallow.cases.upper).toBeCloseTo((8 + (19.2 - 12)) / 19.2, 12);
    expect(shallow.readiness).toEqual(deep.readiness);
  });

  it('depends on nothing deeper than the cap', () => {
    const other = aTally([0, 0, 24, 0], { '3/0': 4, '3/1': 8 }, 3);
    expect(skillFigures(other, 1, 2)).toEqual(skillFigures(tally, 1, 2));
  });

  it('takes the mean target from the roster, never from those who answered', () => {
    const mixed = aTally([30, 0, 10, 0], { '1/0': 2, '3/0': 10, '3/1': 4 });
    expect(skillFigures(mixed, 3, 1).meanTarget).toBe(1.5);
  });

  it('does not claim to be certain when everybody who answered is ready', () => {
    const figures = skillFigures(aTally([0, 40, 0, 0], { '2/0': 12 }), 2, 1);
    expect(figures.meanShortfall).toMatchObject({ value: 0, lower: 0 });
    expect(figures.meanShortfall.upper).toBeCloseTo(1 - figures.readiness.lower, 12);
    expect(figures.priority).toBe(0);
  });

  it('is of low reliability where those who answered lack more than the mean target', () => {
    const figures = skillFigures(aTally([10, 0, 0, 10], { '4/4': 10, '4/3': 6, '1/0': 1 }), 4, 1);
    expect(figures.meanShortfall.value).toBeGreaterThan(figures.meanTarget);
    expect(figures.reliability).toBe('low');
  });
});
