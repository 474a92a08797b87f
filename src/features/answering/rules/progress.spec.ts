import { describe, expect, it } from '@jest/globals';
import { aPack } from '../../../../test/support/a-pack.js';
import { noAnswers } from './answers.js';
import { carryOnAt } from './progress.js';
import { routeFor } from './question-route.js';

const route = routeFor(aPack(), { familyKey: null, leader: true });

describe('Carrying on after a break', () => {
  it('begins at the first page when nothing was answered', () => {
    expect(carryOnAt(route, noAnswers())?.slug).toBe('information');
  });

  it('goes on behind the last page with an answer, also when an earlier page was left blank', () => {
    expect(carryOnAt(route, { ...noAnswers(), learn: new Set(['searching']) })?.slug).toBe('safety');
    expect(carryOnAt(route, { ...noAnswers(), culture: new Map([['listening', 4]]) })?.slug).toBe(
      'obstacles',
    );
    expect(carryOnAt(route, { ...noAnswers(), obstacles: new Set(['no-time']) })?.slug).toBe('leader');
  });

  it('leads to the check when the last page was answered', () => {
    expect(carryOnAt(route, { ...noAnswers(), leader: 'dont-know' })).toBeNull();
  });
});
