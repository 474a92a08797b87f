import { describe, expect, it } from '@jest/globals';
import { aPack } from '../../../../test/support/a-pack.js';
import { ownResult } from './own-result.js';
import { decodePlan, encodePlan, type PlanContent } from './plan-content.js';

const aPlan = (changes: Partial<PlanContent> = {}): PlanContent => ({
  familyKey: null,
  targets: new Map([
    ['searching', 1],
    ['spreadsheets', 3],
    ['passwords', 2],
  ]),
  skills: new Map(),
  learn: new Set(),
  help: new Set(),
  hoursAMonth: null,
  ...changes,
});

describe('A private plan', () => {
  it('says the same after it was written down and read again', () => {
    const plan = aPlan({
      skills: new Map([['searching', 'not-my-role']]),
      learn: new Set(['passwords']),
      hoursAMonth: 3,
    });
    const bytes = encodePlan(aPack(), plan);
    expect(decodePlan(aPack(), bytes)).toEqual(plan);
  });

  it('is not guessed at when it is something else', () => {
    expect(decodePlan(aPack(), new Uint8Array(9))).toBeNull();
    expect(decodePlan(aPack(), encodePlan(aPack(), aPlan({ hoursAMonth: 41 })))).toBeNull();
  });
});

describe('My own result', () => {
  it('puts strengths first and the heaviest gap first among gaps', () => {
    const skills = new Map([
      ['searching', 4],
      ['spreadsheets', 0],
      ['passwords', 1],
    ] as const);
    const result = ownResult(aPack(), aPlan({ skills }));
    expect(result).toMatchObject({ answered: 3, ready: 1 });
    expect(result.strengths.map(({ skill }) => skill.key)).toEqual(['searching']);
    expect(result.gaps.map(({ skill, shortfall }) => [skill.key, shortfall])).toEqual([
      ['spreadsheets', 3],
      ['passwords', 1],
    ]);
  });

  it('judges neither blanks nor what is not part of the role', () => {
    const result = ownResult(aPack(), aPlan({ skills: new Map([['searching', 'not-my-role']]) }));
    expect(result).toMatchObject({ answered: 0, ready: 0, strengths: [], gaps: [] });
    expect(result.skills.map(({ answer }) => answer)).toEqual(['not-my-role', 'blank', 'blank']);
  });
});
