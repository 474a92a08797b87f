import { describe, expect, it } from '@jest/globals';
import { sendingRate } from './sending-rate.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
const measured = (minute: number, messages: number, busyMilliseconds: number) => ({
  minute: at(minute),
  messages,
  busyMilliseconds,
});

describe('The rate of sending', () => {
  it('is nothing without messages', () => {
    expect(sendingRate([])).toBeNull();
    expect(sendingRate([measured(0, 0, 60_000)])).toBeNull();
  });

  it('is what a worker did while it was at it', () => {
    expect(sendingRate([measured(0, 600, 60_000)])).toBe(600);
    expect(sendingRate([measured(0, 100, 10_000)])).toBe(600);
  });

  it('adds up workers side by side', () => {
    expect(sendingRate([measured(0, 600, 60_000), measured(0, 300, 60_000)])).toBe(900);
  });

  it('hears little of a minute in which little was done', () => {
    const rate = sendingRate([measured(0, 6_000, 60_000), measured(1, 6_000, 60_000), measured(2, 3, 200)])!;
    expect(rate).toBeGreaterThan(5_900);
    expect(rate).toBeLessThan(6_001);
  });
});
