import { describe, expect, it } from '@jest/globals';
import { closingLine, countsFrom } from '../../../scripts/bootstrap/test-counts.mjs';

const results = (over: Record<string, number> = {}) => ({ numPassedTests: 5, numFailedTests: 0, ...over });

describe('the last line of a test run', () => {
  it.each([
    ['everything passed', results(), 0, '5 passed, 0 failed'],
    ['tests failed', results({ numFailedTests: 2 }), 1, '5 passed, 2 failed'],
    ['a spec file could not be loaded', results({ numRuntimeErrorTestSuites: 1 }), 1, '5 passed, 1 failed'],
    [
      'tests are left out',
      results({ numPendingTests: 1, numTodoTests: 2 }),
      0,
      '5 passed, 0 failed, 3 skipped',
    ],
    ['jest failed although no test did', results(), 1, '5 passed, 1 failed'],
    ['jest broke off without a result', undefined, 137, '0 passed, 1 failed'],
    ['no test was found', results({ numPassedTests: 0 }), 0, '0 passed, 1 failed'],
  ] as const)('is right when %s', (...[, json, exitCode, line]) => {
    expect(closingLine(countsFrom(json, exitCode))).toBe(line);
  });
});
