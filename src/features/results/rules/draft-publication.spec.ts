import { describe, expect, it } from '@jest/globals';
import type { PublishedTable } from '../../disclosure/rules/published-table.js';
import type { Level, Target } from '../../surveys/rules/pack-document.js';
import { Counting } from './counting.js';
import type { CultureAnswer, OpenedBallot } from './counting.js';
import { draftPublication } from './draft-publication.js';
import type { Questionnaire } from './questionnaire.js';

function targets(bySkill: Record<string, Target>): Map<string, Target> {
  return new Map(Object.entries(bySkill));
}

const questionnaire: Questionnaire = {
  skills: [
    { key: 'spreadsheets', importance: 2 },
    { key: 'video-calls', importance: 1 },
    { key: 'data-analysis', importance: 3 },
  ],
  culture: [{ key: 'leaders-listen', dimension: 'strategy', reversed: false }],
  obstacles: ['no-device', 'no-time'],
  targets: new Map([
    ['officers', targets({ spreadsheets: 1, 'video-calls': 2 })],
    ['managers', targets({ spreadsheets: 3, 'video-calls': 2 })],
    ['analysts', targets({ 'data-analysis': 4 })],
  ]),
  generalTargets: new Map(),
};

const aBallot = (
  departmentId: number,
  familyKey: string,
  { level, opinion }: { level: Level; opinion: CultureAnswer },
): OpenedBallot => ({
  departmentId,
  familyKey,
  answers: {
    skills: { spreadsheets: level, 'video-calls': departmentId === 2 ? 1 : 3 },
    culture: { 'leaders-listen': opinion },
    obstacles: level === 0 ? ['no-time'] : [],
  },
});

const several = <T>(times: number, make: (at: number) => T) =>
  Array.from({ length: times }, (_, at) => make(at));

/** Customer services: 12 officers and 2 managers. Highways: 16 officers. */
function aCouncil() {
  const counting = new Counting({
    departments: [
      { id: 1, parentId: null },
      { id: 2, parentId: 1 },
      { id: 3, parentId: 1 },
    ],
    roster: [
      { departmentId: 2, familyKey: 'officers', invited: 20 },
      { departmentId: 2, familyKey: 'managers', invited: 2 },
      { departmentId: 3, familyKey: 'officers', invited: 20 },
      { departmentId: 3, familyKey: 'managers', invited: 14 },
    ],
    questionnaire,
  });
  const ballots = [
    ...several(12, (at) =>
      aBallot(2, 'officers', { level: at < 5 ? 0 : 2, opinion: at < 6 ? 4 : 'dont-know' }),
    ),
    ...several(2, () => aBallot(2, 'managers', { level: 1, opinion: 2 })),
    ...several(12, (at) => aBallot(3, 'officers', { level: at < 3 ? 0 : 1, opinion: 4 })),
    ...several(12, (at) => aBallot(3, 'managers', { level: at < 6 ? 1 : 3, opinion: 2 })),
  ];
  for (const ballot of ballots) counting.add(ballot);
  return counting;
}

function aDraft(counting = aCouncil(), rateDepartments = new Set([1, 2, 3])) {
  const draft = draftPublication(counting.counts, { k: 10, rateDepartments });
  if (draft.outcome !== 'drafted') throw new Error(draft.outcome);
  return draft;
}

function shownIn(table: PublishedTable, id: number) {
  return (measure: 'readiness' | 'mean-shortfall', item: string) => {
    const figure = table.figure(table.department(id), measure, item);
    if (figure.outcome !== 'shown') throw new Error(figure.outcome);
    return figure.row;
  };
}

describe('drafting a publication', () => {
  it('never shows "2 or more short" where it would speak of two managers', () => {
    const { table } = aDraft();
    expect(shownIn(table, 2)('mean-shortfall', 'spreadsheets')).toMatchObject({
      s: 1,
      capped: true,
      value: 0.5,
    });
    expect(shownIn(table, 2)('readiness', 'spreadsheets')).toMatchObject({
      n: 14,
      population: 22,
      value: 0.5,
    });
    // Highways has managers enough, but the council's figure minus theirs would be about the two managers.
    expect(shownIn(table, 1)('mean-shortfall', 'spreadsheets')).toMatchObject({ s: 3, capped: false });
    expect(shownIn(table, 3)('mean-shortfall', 'spreadsheets')).toMatchObject({ s: 1, capped: true });
  });

  it('hides a skill of a department in which everybody is short, and says where it counts', () => {
    const { table, withheld } = aDraft();
    expect(table.figure(table.department(2), 'readiness', 'video-calls')).toEqual({
      outcome: 'withheld',
      countedIn: 1,
    });
    expect(withheld).toContainEqual({ departmentId: 2, item: 'video-calls', countedIn: 1 });
  });

  it('sums across the skills shown for that very group, and says how many', () => {
    const { table } = aDraft();
    const overall = (id: number) => table.figure(table.department(id), 'overall-gap-score');
    expect(overall(2)).toMatchObject({ outcome: 'shown', row: { parts: 1, capped: true } });
    expect(overall(1)).toMatchObject({ outcome: 'shown', row: { parts: 2, capped: false } });
  });

  it('tells a skill that nobody is asked about from a hidden one', () => {
    const { table } = aDraft();
    expect(table.figure(table.organisation, 'readiness', 'data-analysis')).toEqual({ outcome: 'not-asked' });
  });

  it('shows "don\'t know" where opinions are too few to show', () => {
    const { table } = aDraft();
    const culture = (measure: 'dont-know' | 'agreement') =>
      table.figure(table.department(2), measure, 'leaders-listen');
    expect(culture('dont-know')).toMatchObject({ row: { value: 6 / 14, n: 14 } });
    expect(culture('agreement')).toEqual({ outcome: 'withheld', countedIn: 1 });
  });

  it('shows obstacles and leaders for the organisation alone', () => {
    const counting = aCouncil();
    for (const answer of several(12, (at) => (at < 4 ? 4 : 2) as CultureAnswer)) counting.addLeader(answer);
    const { table } = aDraft(counting);
    expect(table.shown('obstacle', 'no-time')).toMatchObject([{ groupId: 1, value: 8 / 38 }]);
    expect(table.shown('leader-confidence')).toMatchObject([{ groupId: 1, value: 0.35, n: null }]);
  });

  it('puts nothing into a row but the columns of a publication', () => {
    const { table } = aDraft();
    const columns = Object.keys(table.rows[0]!);
    expect(columns).toHaveLength(14);
    for (const row of table.rows) expect(Object.keys(row)).toEqual(columns);
  });

  it('publishes no department that did not show response rates', () => {
    const { table, withheld, report } = aDraft(aCouncil(), new Set([1, 3]));
    expect(table.shown('response').map((row) => row.groupId)).toEqual([1, 3]);
    expect(withheld).toContainEqual({ departmentId: 2, item: null, countedIn: 1 });
    expect(report).toMatchObject({ k: 10, departments: 3, shown: 2, hidden: 1 });
  });

  it('publishes nothing below k answers', () => {
    const counting = new Counting({
      departments: [{ id: 1, parentId: null }],
      roster: [{ departmentId: 1, familyKey: 'officers', invited: 30 }],
      questionnaire,
    });
    for (const ballot of several(9, () => aBallot(1, 'officers', { level: 1, opinion: 4 })))
      counting.add(ballot);
    const draft = draftPublication(counting.counts, { k: 10, rateDepartments: new Set([1]) });
    expect(draft).toEqual({ outcome: 'too-few-answers' });
  });
});
