import { describe, expect, it } from '@jest/globals';
import { campaignStates } from '../../campaigns/rules/campaign-lifecycle.js';
import { wordingState } from './wording-freeze.js';

describe('The words of an email may be changed', () => {
  it.each([
    ['invitation', 'draft', false, 'open'],
    ['invitation', 'launching', false, 'launched'],
    ['invitation', 'open', false, 'launched'],
    ['invitation', 'open', true, 'launched'],
    ['reminder', 'draft', false, 'open'],
    ['reminder', 'launching', false, 'open'],
    ['reminder', 'open', false, 'open'],
    ['reminder', 'open', true, 'under-way'],
    ['reminder', 'closing', true, 'over'],
    ['reminder', 'cancelled', false, 'over'],
  ] as const)('%s, campaign %s, mailing under way %s: %s', (...[kind, state, underWay, outcome]) => {
    expect(wordingState(kind, state, underWay)).toEqual({ outcome });
  });

  it('never once the survey is over', () => {
    const over = campaignStates.filter((state) => !['draft', 'launching', 'open'].includes(state));
    for (const state of over) expect(wordingState('reminder', state, false)).toEqual({ outcome: 'over' });
  });
});
