import { describe, expect, it } from '@jest/globals';
import { campaignStates } from '../../campaigns/rules/campaign-lifecycle.js';
import { wordingState } from './wording-freeze.js';

describe('The words of an email may be changed', () => {
  it.each([
    ['invitation', 'draft', null, 'open'],
    ['invitation', 'launching', null, 'launched'],
    ['invitation', 'open', null, 'launched'],
    ['invitation', 'open', 100, 'launched'],
    ['reminder', 'draft', null, 'open'],
    ['reminder', 'launching', null, 'open'],
    ['reminder', 'open', null, 'open'],
    ['reminder', 'open', 0, 'under-way'],
    ['reminder', 'open', 47.9, 'under-way'],
    ['reminder', 'open', 48, 'open'],
    ['reminder', 'closing', 1, 'over'],
    ['reminder', 'cancelled', null, 'over'],
  ] as const)('%s, campaign %s, last one %s hours ago: %s', (...[kind, state, hours, outcome]) => {
    expect(wordingState(kind, state, hours)).toEqual({ outcome });
  });

  it('never once the survey is over', () => {
    const over = campaignStates.filter((state) => !['draft', 'launching', 'open'].includes(state));
    for (const state of over) expect(wordingState('reminder', state, null)).toEqual({ outcome: 'over' });
  });
});
