import { describe, expect, it } from '@jest/globals';
import { RefusalStreaks, type Refusal } from './refusal-streak.js';

const scope = 'campaign:1';
const now = { at: 0, confidential: false };
const stopsAfter = (streaks: RefusalStreaks, refusal: Refusal, moment = now) => {
  for (let count = 1; count <= 1_000; count += 1)
    if (streaks.refused(scope, refusal, moment)) {
      streaks.stopped(scope, true);
      return count;
    }
  return null;
};

describe('a campaign that nobody takes', () => {
  it.each([
    ['by-rules', 20],
    ['for-good', 100],
  ] as const)('stops when refused %s %i times in a row', (refusal, times) => {
    expect(stopsAfter(new RefusalStreaks(), refusal)).toBe(times);
  });

  it('goes twice as far after each resume', () => {
    const streaks = new RefusalStreaks();
    expect([1, 2, 3].map(() => stopsAfter(streaks, 'by-rules'))).toEqual([20, 40, 80]);
  });

  it('stops later where who is written to is itself confidential', () => {
    expect(stopsAfter(new RefusalStreaks(), 'by-rules', { at: 0, confidential: true })).toBe(50);
  });

  it('is not resumed by what was in hand when it stopped', () => {
    const streaks = new RefusalStreaks();
    stopsAfter(streaks, 'by-rules');
    for (let count = 0; count < 40; count += 1) streaks.refused(scope, 'by-rules', now);
    streaks.stopped(scope, false);
    expect(stopsAfter(streaks, 'by-rules')).toBe(40);
  });

  it('stops with the next refusal where it could not be stopped with this one', () => {
    const streaks = new RefusalStreaks();
    const answers = Array.from({ length: 21 }, () => streaks.refused(scope, 'by-rules', now));
    expect(answers.slice(18)).toEqual([false, true, true]);
  });

  it('does not count what was refused more than ten minutes before', () => {
    const streaks = new RefusalStreaks();
    for (let count = 0; count < 19; count += 1) streaks.refused(scope, 'by-rules', now);
    expect(streaks.refused(scope, 'by-rules', { ...now, at: 600_001 })).toBe(false);
  });

  it('does not stop while one message in nineteen gets through, or for what another campaign meets', () => {
    const streaks = new RefusalStreaks();
    for (let count = 0; count < 1_000; count += 1) {
      if (count % 19 === 0) streaks.accepted(scope);
      expect(streaks.refused(scope, 'by-rules', now)).toBe(false);
    }
    expect(streaks.refused('campaign:2', 'by-rules', now)).toBe(false);
  });
});
