import { describe, expect, it } from '@jest/globals';
import { aRandomCouncil, countCouncil } from '../../../../test/support/random-council.js';
import { Counting } from './counting.js';
import type { OpenedBallot } from './counting.js';
import type { Questionnaire } from './questionnaire.js';
import { shortfallSteps } from './shortfall-steps.js';

const questionnaire: Questionnaire = {
  skills: [{ key: 'spreadsheets', importance: 2 }],
  culture: [{ key: 'leaders-listen', dimension: 'strategy', reversed: false }],
  obstacles: ['no-device', 'no-time'],
  targets: new Map([
    ['officers', new Map([['spreadsheets', 3] as const])],
    ['operatives', new Map()],
  ]),
  generalTargets: new Map([['spreadsheets', 1]]),
};

const aCount = () =>
  new Counting({
    departments: [
      { id: 1, parentId: null },
      { id: 2, parentId: 1 },
    ],
    roster: [
      { departmentId: 2, familyKey: 'officers', invited: 6 },
      { departmentId: 2, familyKey: 'operatives', invited: 3 },
      { departmentId: 2, familyKey: null, invited: 1 },
    ],
    questionnaire,
  });

const aBallot = (
  answers: Partial<OpenedBallot['answers']>,
  familyKey: string | null = 'officers',
): OpenedBallot => ({
  departmentId: 2,
  familyKey,
  answers: { skills: {}, culture: {}, obstacles: [], ...answers },
});

const stepsOf = (counting: Counting) =>
  shortfallSteps(counting.counts, counting.counts.skills.get('spreadsheets')!);

describe('counting ballots', () => {
  it('counts shortfalls by target, so that each depth speaks of those it can be true of', () => {
    const counting = aCount();
    counting.add(aBallot({ skills: { spreadsheets: 1 } }));
    counting.add(aBallot({ skills: { spreadsheets: 4 } }));
    counting.add(aBallot({ skills: { spreadsheets: 0 } }, null));
    const [one, two, three, four] = stepsOf(counting);
    expect(one).toMatchObject({ invited: [0, 7], answered: [0, 3], alike: [0, 2] });
    expect(two).toMatchObject({ invited: [0, 6], answered: [0, 2], alike: [0, 1] });
    expect(three).toMatchObject({ invited: [0, 6], answered: [0, 2], alike: [0, 0] });
    expect(four).toMatchObject({ invited: [0, 0], answered: [0, 0], alike: [0, 0] });
  });

  it('keeps "not part of my role", a blank and people without a target apart', () => {
    const counting = aCount();
    counting.add(aBallot({ skills: { spreadsheets: 'not-my-role' } }));
    counting.add(aBallot({}));
    counting.add(aBallot({ skills: { spreadsheets: 2 } }, 'operatives'));
    expect(counting.counts.skills.get('spreadsheets')!.notMyRole[1]).toBe(1);
    expect(stepsOf(counting)[0]).toMatchObject({
      answered: [0, 0],
      othersInvited: [0, 3],
      othersAnswered: [0, 2],
    });
  });

  it('counts culture with "don\'t know", and each obstacle once a ballot', () => {
    const counting = aCount();
    counting.add(aBallot({ culture: { 'leaders-listen': 4 }, obstacles: ['no-time', 'no-time', 'made-up'] }));
    counting.add(aBallot({ culture: { 'leaders-listen': 'dont-know' } }));
    const item = counting.counts.culture.get('leaders-listen')!;
    expect([...item.opinions.subarray(5)]).toEqual([0, 0, 0, 1, 0]);
    expect(item.dontKnow[1]).toBe(1);
    expect([...counting.counts.obstacles]).toEqual([
      ['no-device', 0],
      ['no-time', 1],
    ]);
  });

  it('treats a malformed answer as a blank', () => {
    const counting = aCount();
    const odd = { skills: { spreadsheets: 7 }, culture: { 'leaders-listen': '4' } } as never;
    expect(counting.add(aBallot(odd))).toBe('counted');
    expect(stepsOf(counting)[0]!.answered).toEqual([0, 0]);
    expect(counting.counts.tree.answered[1]).toBe(1);
  });

  it('leaves out a ballot of a department outside the tree', () => {
    const counting = aCount();
    expect(counting.add({ ...aBallot({}), departmentId: 9 })).toBe('unknown-department');
    expect([...Array.from(counting.counts.tree.answered)]).toEqual([0, 0]);
  });

  it('counts leaders apart from everything else', () => {
    const counting = aCount();
    counting.addLeader(4);
    counting.addLeader('dont-know');
    expect([...counting.counts.leaders]).toEqual([0, 0, 0, 1, 0]);
    expect(counting.counts.tree.answered[1]).toBe(0);
  });

  it('counts every ballot of a council', () => {
    const council = aRandomCouncil({ seed: 3, departments: 30, people: 2000, response: 0.6 });
    const { tree } = countCouncil(council).counts;
    expect(Array.from(tree.answered).reduce((sum, n) => sum + n, 0)).toBe(council.ballots.length);
    expect(Array.from(tree.invited).reduce((sum, n) => sum + n, 0)).toBe(2000);
  });
});
