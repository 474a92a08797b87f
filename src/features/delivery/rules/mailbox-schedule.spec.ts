import { describe, expect, it } from '@jest/globals';
import { healthOf, secondsUntilNextLook } from './mailbox-schedule.js';

const now = new Date('2026-11-02T09:30:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const state = { lookedAt: ago(1), readAt: ago(1), failingSince: null, errorCode: null };

describe('the next look into the mailbox', () => {
  it.each([
    [0, false, 60],
    [0, true, 0],
    [1, false, 60],
    [2, false, 120],
    [4, true, 480],
    [5, false, 900],
    [1_000, false, 900],
  ])('after %d failures, more there: %j, is in %d seconds', (failures, more, seconds) => {
    expect(secondsUntilNextLook({ failures, more })).toBe(seconds);
  });
});

describe('the health of the mailbox', () => {
  it.each([
    ['read', state, { outcome: 'read', at: ago(1) }],
    ['never read', { ...state, lookedAt: null, readAt: null }, { outcome: 'never-read' }],
    [
      'forgotten',
      { ...state, lookedAt: ago(11), readAt: ago(11) },
      { outcome: 'not-looked-at', since: ago(11) },
    ],
    [
      'failing',
      { ...state, readAt: ago(9), failingSince: ago(8), errorCode: 'too-slow' },
      { outcome: 'failing', code: 'too-slow', since: ago(8), lastRead: ago(9) },
    ],
  ])('is %s', (_what, given, expected) => expect(healthOf(given, now)).toEqual(expected));
});
