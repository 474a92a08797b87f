import { describe, expect, it } from '@jest/globals';
import { exceedsTarget, gapScore } from './gap-score.js';
import type { SkillGap } from './gap-score.js';
import { priorityOf } from './priority.js';

const aGap = (rest: Partial<SkillGap> = {}): SkillGap => ({
  importance: 2,
  population: 40,
  meanShortfall: { value: 1, lower: 0.5, upper: 1.5 },
  meanTarget: 2,
  ...rest,
});

describe('the capability-gap score', () => {
  it('is the share of the needed levels that is missing', () => {
    expect(gapScore([aGap()])).toEqual({ value: 50, lower: 25, upper: 75 });
  });

  it('weighs skills by importance and by the people who need them', () => {
    const none = { value: 0, lower: 0, upper: 0 };
    const skills = [aGap(), aGap({ importance: 1, population: 20, meanShortfall: none, meanTarget: 4 })];
    expect(gapScore(skills).value).toBeCloseTo((100 * 80) / (160 + 80), 12);
  });

  it('never counts more than the target as missing, and tells that it would have', () => {
    const behind = aGap({ meanShortfall: { value: 2.4, lower: 2.1, upper: 2.7 } });
    expect(gapScore([behind]).value).toBe(100);
    expect(exceedsTarget(behind)).toBe(true);
    expect(exceedsTarget(aGap())).toBe(false);
  });
});

describe('the priority of a skill', () => {
  it('counts the person-levels that are missing for sure', () => {
    expect(priorityOf(aGap())).toBe(40);
  });

  it('is nothing while the gap may be none', () => {
    expect(priorityOf(aGap({ meanShortfall: { value: 0.1, lower: -0.2, upper: 0.4 } }))).toBe(0);
  });
});
