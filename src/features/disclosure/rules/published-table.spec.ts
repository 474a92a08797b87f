import { describe, expect, it } from '@jest/globals';
import { chosenSet } from './publication-row.js';
import type { PublicationRow } from './publication-row.js';
import { PublishedTable } from './published-table.js';
import { SafetyProof } from './safety-audit.js';

const departments = [
  { id: 1, parentId: null },
  { id: 2, parentId: 1 },
  { id: 3, parentId: 2 },
  { id: 4, parentId: 2 },
];

const aRow = (rest: Partial<PublicationRow> = {}): PublicationRow => ({
  groupKind: 'department',
  groupId: 2,
  measure: 'readiness',
  item: 'spreadsheets',
  s: null,
  capped: false,
  value: 0.5,
  lower: 0.4,
  upper: 0.6,
  n: 24,
  population: 40,
  target: null,
  parts: null,
  reliability: null,
  ...rest,
});

function aProof(name = chosenSet.skill('spreadsheets', 1)): SafetyProof {
  const people = { invited: 20, answered: 12, alike: 0, othersInvited: 0, othersAnswered: 0 };
  const published = new Set([1, 2]);
  const set = {
    name,
    departments: departments.map((place) => ({ ...place, ...people })),
    published,
    within: published,
  };
  const audit = SafetyProof.audit([set], 10);
  if (audit.outcome !== 'safe') throw new Error('the example is safe');
  return audit.proof;
}

const rows = [
  aRow({ groupKind: 'organisation', groupId: 1, value: 0.7 }),
  aRow(),
  aRow({ measure: 'not-asked', groupId: 4 }),
];
const table = PublishedTable.fromStored({ departments, rows });

describe('the published table', () => {
  it('shows a figure of a department and of the organisation', () => {
    expect(table.figure(table.department(2), 'readiness', 'spreadsheets')).toMatchObject({
      outcome: 'shown',
      row: { value: 0.5 },
    });
    expect(table.department(1)).toEqual(table.organisation);
    expect(table.figure(table.organisation, 'readiness', 'spreadsheets')).toMatchObject({
      row: { value: 0.7 },
    });
  });

  it('says of a hidden figure only where it is counted, never why it is hidden', () => {
    expect(table.figure(table.department(3), 'readiness', 'spreadsheets')).toEqual({
      outcome: 'withheld',
      countedIn: 2,
    });
    expect(table.figure(table.department(3), 'agreement', 'leaders-listen')).toEqual({
      outcome: 'withheld',
      countedIn: null,
    });
  });

  it('counts a family that is not shown in the organisation', () => {
    expect(table.figure({ kind: 'family', id: 5 }, 'readiness', 'spreadsheets')).toEqual({
      outcome: 'withheld',
      countedIn: 1,
    });
  });

  it('tells a skill that nobody was asked about from one that is hidden', () => {
    expect(table.figure(table.department(4), 'readiness', 'spreadsheets')).toEqual({ outcome: 'not-asked' });
  });

  it('lists the groups that show a figure', () => {
    expect(table.shown('readiness', 'spreadsheets').map((row) => row.groupId)).toEqual([1, 2]);
  });

  it('takes a row whose group passed the audit', () => {
    const contents = { departments, rows: [aRow()], proof: aProof() };
    expect(PublishedTable.fromAudit(contents).rows).toHaveLength(1);
  });

  it.each([
    ['a group outside the audited set', aRow({ groupId: 3 })],
    ['another skill', aRow({ item: 'email' })],
    ['a deeper shortfall than was audited', aRow({ measure: 'mean-shortfall', s: 2 })],
    ['a measure that stands on another set', aRow({ measure: 'agreement' })],
  ])('refuses a row of %s', (_, row) => {
    const contents = { departments, rows: [row], proof: aProof() };
    expect(() => PublishedTable.fromAudit(contents)).toThrow('No audit covers');
  });

  it('can neither be changed nor made by hand', () => {
    expect(Object.isFrozen(table.rows) && Object.isFrozen(table.rows[0])).toBe(true);
    // @ts-expect-error the constructor is private
    expect(() => new PublishedTable({ departments: [], rows: [] })).toThrow();
  });
});
