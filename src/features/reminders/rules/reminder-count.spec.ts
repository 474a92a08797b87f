import { describe, expect, it } from '@jest/globals';
import { mayStillChange, reminderCount } from './reminder-count.js';

describe('How many a reminder was for', () => {
  it('is not told on its day', () => {
    expect(reminderCount({ people: 300, isToday: true }, 10)).toEqual({ outcome: 'tomorrow' });
  });

  it.each([0, 1, 9])('is fewer than k where it is %d', (people) => {
    expect(reminderCount({ people, isToday: false }, 10)).toEqual({ outcome: 'fewer' });
  });

  it.each([
    [10, 10],
    [14, 10],
    [15, 20],
    [124, 120],
  ])('is told to the nearest k: %d is about %d', (people, about) => {
    expect(reminderCount({ people, isToday: false }, 10)).toEqual({ outcome: 'about', people: about });
  });
});

describe('How many reminders did not arrive', () => {
  it.each([
    [[], '2026-11-10', false],
    [['2026-11-10'], '2026-11-10', true],
    [['2026-11-10'], '2026-11-12', true],
    [['2026-11-10'], '2026-11-13', false],
    [['2026-11-03', '2026-11-10'], '2026-11-12', true],
    [['2026-10-24'], '2026-10-26', true],
  ])('sent on %j, read on %s: not told yet is %s', (days, today, expected) => {
    expect(mayStillChange(days, today)).toBe(expected);
  });
});
