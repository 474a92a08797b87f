import { describe, expect, it } from '@jest/globals';
import { findOffences, SafetyProof } from './safety-audit.js';
import type { AuditedDepartment, ChosenSetUnderAudit } from './safety-audit.js';

const aDepartment = (
  id: number,
  parentId: number | null,
  rest: Partial<AuditedDepartment> = {},
): AuditedDepartment => ({
  id,
  parentId,
  invited: 20,
  answered: 12,
  alike: 0,
  othersInvited: 0,
  othersAnswered: 0,
  ...rest,
});

const aSet = (
  departments: AuditedDepartment[],
  published: number[],
  within = published,
): ChosenSetUnderAudit => ({
  name: 'answered',
  departments,
  published: new Set(published),
  within: new Set(within),
});

describe('the audit before publication', () => {
  it('passes remainders of k respondents and remainders in which nobody was invited', () => {
    const council = [aDepartment(1, null), aDepartment(2, 1, { invited: 0, answered: 0 }), aDepartment(3, 2)];
    expect(findOffences(aSet(council, [1, 2, 3]), 10)).toEqual([]);
  });

  it('counts the people of a hidden department in the published one above it', () => {
    const council = [
      aDepartment(1, null),
      aDepartment(2, 1, { answered: 4 }),
      aDepartment(3, 2, { answered: 6 }),
    ];
    expect(findOffences(aSet(council, [1, 2]), 10)).toEqual([]);
  });

  it.each([
    ['too-few', { answered: 9 }],
    ['too-few', { answered: 0 }],
    ['all-alike', { alike: 11 }],
    ['others-silent', { othersInvited: 2, othersAnswered: 1 }],
  ])('finds a remainder that is %s', (problem, change) => {
    const council = [aDepartment(1, null), aDepartment(2, 1, change), aDepartment(3, 2)];
    expect(findOffences(aSet(council, [1, 2, 3]), 10)).toMatchObject([
      { set: 'answered', departmentId: 2, problem },
    ]);
  });

  it('finds a department that was not allowed, and one that does not exist', () => {
    const council = [aDepartment(1, null), aDepartment(2, 1)];
    expect(findOffences(aSet(council, [1, 2], [1]), 10)).toMatchObject([
      { departmentId: 2, problem: 'not-allowed' },
    ]);
    expect(findOffences(aSet(council, [1, 9], [1, 9]), 10)).toMatchObject([
      { departmentId: 9, problem: 'not-allowed' },
    ]);
  });

  it('climbs a chain of 10,000 departments, listed from the bottom', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => aDepartment(at + 1, at === 0 ? null : at));
    expect(findOffences(aSet(chain.reverse(), [1, 5000]), 10)).toEqual([]);
  });

  it('gives a proof of exactly what passed', () => {
    const council = [aDepartment(1, null), aDepartment(2, 1)];
    const audit = SafetyProof.audit([aSet(council, [1])], 10);
    expect(audit).toMatchObject({ outcome: 'safe', setsAudited: 1, blocksAudited: 1 });
    if (audit.outcome !== 'safe') return;
    expect(audit.proof.covers('answered', 1)).toBe(true);
    expect(audit.proof.covers('answered', 2)).toBe(false);
    expect(audit.proof.covers('skill/spreadsheets/1', 1)).toBe(false);
  });

  it('gives no proof at all when a single set offends', () => {
    const council = [aDepartment(1, null), aDepartment(2, 1, { answered: 3 })];
    const audit = SafetyProof.audit([aSet(council, [1]), aSet(council, [1, 2])], 10);
    expect(audit.outcome).toBe('unsafe');
  });
});
