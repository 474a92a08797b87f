import { describe, expect, it } from '@jest/globals';
import { RefusalStreaks, type Refusal } from './refusal-streak.js';

const stopsAfter = (streaks: RefusalStreaks, refusal: Refusal) => {
  for (let count = 1; count <= 1_000; count += 1) if (streaks.refused('campaign:1', refusal)) return count;
  return null;
};

describe('a campaign that nobody takes', () => {
  it.each([
    ['by-rules', 20],
    ['for-good', 100],
  ] as const)('stops when refused %s %i times in a row', (refusal, times) => {
    expect(stopsAfter(new RefusalStreaks(), refusal)).toBe(times);
  });

  it('stops later where who is written to is itself confidential', () => {
    const streaks = new RefusalStreaks();
    const answers = Array.from({ length: 50 }, () => streaks.refused('campaign:1', 'by-rules', true));
    expect(answers.indexOf(true)).toBe(49);
  });

  it('goes twice as far after each resume', () => {
    const streaks = new RefusalStreaks();
    expect([1, 2, 3].map(() => stopsAfter(streaks, 'by-rules'))).toEqual([20, 40, 80]);
  });

  it('does not stop while one message in nineteen gets through, or for what another campaign meets', () => {
    const streaks = new RefusalStreaks();
    for (let count = 0; count < 1_000; count += 1) {
      if (count % 19 === 0) streaks.accepted('campaign:1');
      expect(streaks.refused('campaign:1', 'by-rules')).toBe(false);
    }
    expect(streaks.refused('campaign:2', 'by-rules')).toBe(false);
  });
});
