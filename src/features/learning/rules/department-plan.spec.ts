import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aResource, aStep } from '../../../../test/support/a-resource.js';
import type { Figure } from '../../disclosure/rules/published-table.js';
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import { departmentPlan, type Limits } from './department-plan.js';
import { planNeeds, type SkillNeed } from './plan-needs.js';

const unlimited: Limits = { budget: null, hours: null };

function aNeed(skillKey: string, changes: Partial<SkillNeed> = {}): SkillNeed {
  const people = { value: 20, lower: 16, upper: 24 };
  return {
    ...{ skillKey, importance: 2, priority: 50, peopleShort: people, levelsMissing: 20, from: 1, to: 2 },
    ...{ reliability: 'high', cap: null },
    ...changes,
  };
}

const resources = [
  aResource('a-talk', [aStep('a', 1, 2)], { hours: 0.25, costPerRun: 15, seats: 12 }),
  aResource('a-course', [aStep('a', 1, 3)], { hours: 2, costPerRun: 80, seats: 10 }),
  aResource('b-start', [aStep('b', 0, 1)], { hours: 1, costPerRun: 60, costPerSeat: 2, seats: 8 }),
  aResource('b-on', [aStep('b', 1, 2)], { hours: 2, costPerSeat: 5 }),
];
const b = aNeed('b', { from: 0, levelsMissing: 36, priority: 30 });
const keys = ({ lines }: ReturnType<typeof departmentPlan>) => lines.map(({ resource }) => resource.key);

describe('A department’s plan', () => {
  it('has seats for everybody who is short, and says what they cost, take and close', () => {
    const plan = departmentPlan([aNeed('a')], resources, unlimited);
    expect(plan.lines).toMatchObject([
      { resource: { key: 'a-talk' }, seats: 20, runs: 2, cost: 30, hours: 5, levelsClosed: 20 },
    ]);
    expect(plan.lines[0]?.nextBest?.key).toBe('a-course');
    expect(plan).toMatchObject({ cost: 30, hours: 5, levelsClosed: 20, levelsMissing: 20, leftOut: [] });
  });

  it('closes no more levels than are missing', () => {
    const plan = departmentPlan([b], resources, unlimited);
    expect(keys(plan)).toEqual(['b-start', 'b-on']);
    expect(plan.levelsClosed).toBeCloseTo(36);
  });

  it('takes first what closes most for its share of the budget, and as many seats as fit', () => {
    const plan = departmentPlan([b, aNeed('a')], resources, { budget: 150, hours: null });
    expect(plan.lines.map(({ resource, seats, cost }) => [resource.key, seats, cost])).toEqual([
      ['a-talk', 20, 30],
      ['b-start', 8, 76],
      ['b-on', 8, 40],
    ]);
    expect(plan.leftOut.map(({ line, seats, reason }) => [line.resource.key, seats, reason])).toEqual([
      ['b-start', 12, 'budget'],
      ['b-on', 12, 'earlier-step'],
    ]);
  });

  it('is empty where there is no budget for what costs, and still has what is free', () => {
    expect(keys(departmentPlan([aNeed('a')], resources, { budget: 0, hours: null }))).toEqual([]);
    const free = [aResource('free', [aStep('a', 1, 2)])];
    expect(keys(departmentPlan([aNeed('a')], free, { budget: 0, hours: null }))).toEqual(['free']);
    expect(keys(departmentPlan([aNeed('a')], free, { budget: null, hours: 0 }))).toEqual([]);
  });

  it('names skills to which nothing leads', () => {
    expect(departmentPlan([aNeed('z')], resources, unlimited)).toMatchObject({ lines: [], without: ['z'] });
  });

  it('keeps within its limits, and later steps are for those who took the earlier ones', () => {
    const limit = fc.option(fc.integer({ min: 0, max: 400 }), { nil: null });
    const people = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(limit, limit, fc.tuple(people, people), (budget, hours, [inA, inB]) => {
        const needs = [
          aNeed('a', { peopleShort: { value: inA, lower: inA, upper: inA }, levelsMissing: inA }),
          aNeed('b', {
            peopleShort: { value: inB, lower: inB, upper: inB },
            levelsMissing: 2 * inB,
            from: 0,
          }),
        ];
        const plan = departmentPlan(needs, resources, { budget, hours });
        const seatsOf = (key: string) =>
          plan.lines
            .filter(({ resource }) => resource.key === key)
            .reduce((sum, { seats }) => sum + seats, 0);
        expect(plan.cost).toBeLessThanOrEqual(budget ?? Infinity);
        expect(plan.hours).toBeLessThanOrEqual(hours ?? Infinity);
        expect(seatsOf('b-on')).toBeLessThanOrEqual(seatsOf('b-start'));
        expect(plan.levelsClosed).toBeLessThanOrEqual(plan.levelsMissing + 1e-9);
      }),
    );
  });
});

describe('What a plan is made on', () => {
  const shown = (changes: Partial<PublicationRow>): Figure => ({
    outcome: 'shown',
    row: { lower: null, upper: null, reliability: 'high', capped: false, ...changes } as PublicationRow,
  });
  const figures = (of: Record<string, Figure>) => (measure: string) => of[measure]!;
  const short = shown({ value: 20, lower: 16, upper: 24, population: 50 });
  const missing = shown({ value: 0.6, population: 50, target: 2.4, s: 2, capped: true });
  const skills = [{ key: 'a', importance: 3 }];

  it('estimates where people stand from what is missing and the roster’s target', () => {
    const { needs } = planNeeds(
      skills,
      figures({ 'people-short': short, 'mean-shortfall': missing, priority: shown({ value: 40 }) }),
    );
    expect(needs).toEqual([
      expect.objectContaining({ skillKey: 'a', levelsMissing: 30, from: 1, to: 2, cap: 2, priority: 40 }),
    ]);
  });

  it('leaves out what is uncertain, what is withheld and what nobody is asked, and names the first two', () => {
    const low = shown({ value: 0.6, population: 50, target: 2, reliability: 'low' });
    const none: Figure = { outcome: 'not-asked' };
    const hidden: Figure = { outcome: 'withheld', countedIn: 7 };
    const of = (one: Figure, two: Figure) =>
      planNeeds(
        skills,
        figures({ 'people-short': one, 'mean-shortfall': two, priority: shown({ value: 9 }) }),
      );
    expect(of(short, low)).toEqual({ needs: [], uncertain: ['a'], withheld: [] });
    expect(of(hidden, hidden)).toEqual({
      needs: [],
      uncertain: [],
      withheld: [{ skillKey: 'a', countedIn: 7 }],
    });
    expect(of(none, none)).toEqual({ needs: [], uncertain: [], withheld: [] });
  });
});
