import { describe, expect, it } from '@jest/globals';
import { studentTQuantile } from './student-t.js';

describe("the quantile of Student's t", () => {
  it('is 2.262157162798 at .975 with 9 degrees of freedom', () => {
    expect(studentTQuantile(0.975, 9)).toBeCloseTo(2.262157162798, 11);
  });

  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [11, 2.201],
    [20, 2.086],
    [30, 2.042],
    [60, 2.0],
    [120, 1.98],
  ])('is that of the printed tables at .975 with %d degrees of freedom', (degrees, value) => {
    expect(studentTQuantile(0.975, degrees)).toBeCloseTo(value, 3);
  });

  it.each([
    [0.9, 4, 1.533],
    [0.95, 10, 1.812],
    [0.99, 15, 2.602],
    [0.995, 25, 2.787],
  ])('is that of the printed tables at %d with %d degrees of freedom', (p, degrees, value) => {
    expect(studentTQuantile(p, degrees)).toBeCloseTo(value, 3);
  });

  it('has closed forms at 1, 2 and 4 degrees of freedom', () => {
    expect(studentTQuantile(0.975, 1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 10);
    expect(studentTQuantile(0.975, 2)).toBeCloseTo((2 * 0.475) / Math.sqrt(2 * 0.975 * 0.025), 11);
    const root = Math.sqrt(4 * 0.975 * 0.025);
    const fourth = 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
    expect(studentTQuantile(0.975, 4)).toBeCloseTo(fourth, 11);
  });

  it('comes down to the normal distribution for large groups', () => {
    expect(studentTQuantile(0.975, 1_500_000)).toBeCloseTo(1.959963984540054, 5);
    expect(studentTQuantile(0.975, 1000)).toBeCloseTo(1.962339, 6);
  });

  it('is symmetric, and 0 in the middle', () => {
    expect(studentTQuantile(0.025, 9)).toBeCloseTo(-2.262157162798, 11);
    expect(studentTQuantile(0.5, 9)).toBeCloseTo(0, 9);
  });
});
