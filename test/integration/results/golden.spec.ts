import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { Publications, ResultsModule, type PublishedResults } from '../../../src/features/results/index.js';
import type { OpenedBallot, SkillAnswer } from '../../../src/features/results/rules/counting.js';
import type { Target } from '../../../src/features/surveys/rules/pack-document.js';
import { useKeyFolder } from '../../support/a-closed-campaign.js';
import { aPublishedCampaign, type PublishedCampaign } from '../../support/a-published-campaign.js';
import type { Council } from '../../support/random-council.js';
import { aTestContext } from '../../support/test-app.js';

const questionnaire: Council['questionnaire'] = {
  skills: [{ key: 'spreadsheets', importance: 2 }],
  culture: [],
  obstacles: [],
  targets: new Map<string, ReadonlyMap<string, Target>>([
    ['crews', new Map([['spreadsheets', 1]])],
    ['analysts', new Map([['spreadsheets', 3]])],
  ]),
  generalTargets: new Map(),
};

const answering = (departmentId: number, familyKey: string, levels: SkillAnswer[]): OpenedBallot[] =>
  levels.map((level) => ({
    departmentId,
    familyKey,
    answers: { skills: { spreadsheets: level }, culture: {}, obstacles: [] },
  }));
const times = (n: number, level: SkillAnswer) => new Array<SkillAnswer>(n).fill(level);

/**
 * Waste (2) has 12 crew with target 1 and two analysts with target 3: "two or more short" there is about those two.
 * Highways (3) has 20 crew. Of Lighting (4) 11 were invited and nobody answered; Traffic (5), beside it, has 15.
 */
const council: Council = {
  departments: [
    { id: 1, parentId: null },
    { id: 2, parentId: 1 },
    { id: 3, parentId: 1 },
    { id: 4, parentId: 3 },
    { id: 5, parentId: 3 },
  ],
  questionnaire,
  roster: [
    { departmentId: 2, familyKey: 'crews', invited: 12 },
    { departmentId: 2, familyKey: 'analysts', invited: 2 },
    { departmentId: 3, familyKey: 'crews', invited: 20 },
    { departmentId: 4, familyKey: 'crews', invited: 11 },
    { departmentId: 5, familyKey: 'crews', invited: 15 },
  ],
  ballots: [
    ...answering(2, 'crews', [...times(5, 0), ...times(7, 2)]),
    ...answering(2, 'analysts', times(2, 0)),
    ...answering(3, 'crews', [...times(8, 0), ...times(12, 1)]),
    ...answering(5, 'crews', [...times(3, 0), ...times(12, 1)]),
  ],
};

describe('The hard cases of disclosure control, from sealed ballots to what is read', () => {
  let context: TestingModule;
  let campaign: PublishedCampaign;
  let results: PublishedResults;

  const figure = (place: number, measure: 'readiness' | 'mean-shortfall' | 'response' | 'gap-score') => {
    const group = results.table.department(campaign.departments.get(place)!);
    return results.table.figure(group, measure, measure === 'response' ? null : 'spreadsheets');
  };

  beforeAll(async () => {
    useKeyFolder();
    context = await aTestContext([ResultsModule]);
    campaign = await aPublishedCampaign(context, council);
    results = await context.get(Publications).open(campaign.publicationId);
  });
  afterAll(async () => context?.close());

  it('count deeper shortfalls of the two with higher targets as one level, and say so', () => {
    expect(figure(2, 'readiness')).toMatchObject({ row: { n: 14, value: 0.5 } });
    expect(figure(2, 'mean-shortfall')).toMatchObject({ row: { s: 1, capped: true, value: 0.5 } });
    expect(figure(2, 'gap-score')).toMatchObject({ row: { s: 1, capped: true } });
    expect(figure(1, 'mean-shortfall')).toMatchObject({ row: { s: 1, capped: true } });
  });

  it('do not tell that nobody answered in Lighting: its people are counted where they hide', () => {
    expect(figure(4, 'response')).toEqual({
      outcome: 'withheld',
      countedIn: campaign.departments.get(3),
    });
    const { table } = results;
    expect(table.rows.some(({ groupId }) => groupId === campaign.departments.get(4))).toBe(false);
    expect(figure(3, 'response')).toMatchObject({ row: { n: 35, population: 46 } });
  });

  it('still show Traffic, since what is left of Highways without it has 20 answers', () => {
    expect(figure(5, 'response')).toMatchObject({ row: { n: 15, population: 15 } });
  });
});
