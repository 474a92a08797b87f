import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter, isDay, momentOf, onTheWall, weekdayOf } from './london-time.js';

describe('The clock on the wall', () => {
  it.each([
    ['2026-11-23T21:30:00Z', '2026-11-23', 21 * 60 + 30],
    ['2026-07-01T23:30:00Z', '2026-07-02', 30],
    ['2026-10-25T00:59:00Z', '2026-10-25', 119],
    ['2026-10-25T01:00:00Z', '2026-10-25', 60],
    ['2027-03-28T00:59:00Z', '2027-03-28', 59],
    ['2027-03-28T01:00:00Z', '2027-03-28', 120],
  ])('at %s shows %s and %d minutes', (moment, day, minutes) => {
    expect(onTheWall(new Date(moment))).toEqual({ day, minutes });
  });

  it('shows what was asked for at the moment that is found, unless the clocks go forward over it', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => daysAfter('2024-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1_439 }), (text, minutes) => {
        const shown = onTheWall(momentOf(text, minutes));
        if (shown.minutes === minutes) return shown.day === text;
        return minutes >= 60 && minutes < 120 && shown.minutes === 120 && weekdayOf(text) === 7;
      }),
    );
  });

  it('takes the first of two moments that look the same', () => {
    expect(momentOf('2026-10-25', 90)).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(momentOf('2026-10-25', 1_440)).toEqual(new Date('2026-10-26T00:00:00Z'));
  });

  it('knows days', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7]);
    expect(['2028-02-29', '2027-02-29', '2027-2-1'].map(isDay)).toEqual([true, false, false]);
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});
