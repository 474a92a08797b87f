import { describe, expect, it } from '@jest/globals';
import { dayToRate, isUnderRepresented, ratesOf } from './response-rates.js';

const groups = [
  { id: 1, parentId: null, invited: 5, answered: 5 },
  { id: 2, parentId: 1, invited: 20, answered: 8 },
  { id: 3, parentId: 2, invited: 4, answered: 0 },
];

describe('Response rates', () => {
  it('are shown for chosen departments alone, with everybody beneath them', () => {
    expect(ratesOf(groups, new Set([1, 2]))).toEqual([
      { departmentId: 1, invited: 29, answered: 13 },
      { departmentId: 2, invited: 24, answered: 8 },
    ]);
    expect(ratesOf(groups, new Set())).toEqual([]);
  });

  const launchedAt = new Date('2026-11-02T10:00:00Z');
  it.each<[string, string | null, string | null, string]>([
    ['2026-11-02T22:00:00Z', null, null, 'on the first day'],
    ['2026-11-03T00:01:00Z', null, '2026-11-02', 'after the first night'],
    ['2026-11-03T09:00:00Z', '2026-11-02', null, 'once a day'],
    ['2026-11-06T09:00:00Z', '2026-11-02', '2026-11-05', 'after days without a worker'],
  ])('at %s, latest %s: %s is due, %s', (now, latestDay, day) => {
    expect(dayToRate({ launchedAt, latestDay }, new Date(now))).toBe(day);
  });

  it('say when a department stays well behind the others', () => {
    const whole = { departmentId: 1, invited: 100, answered: 60 };
    expect(isUnderRepresented({ departmentId: 2, invited: 20, answered: 9 }, whole)).toBe(true);
    expect(isUnderRepresented({ departmentId: 2, invited: 20, answered: 11 }, whole)).toBe(false);
  });
});
