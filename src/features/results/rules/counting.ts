/**
 * Counting: opened ballots go in one at a time and leave nothing but counts, so that no answer of a person stays in
 * memory and 100,000 ballots take no more room than 100. A blank or malformed answer is not counted; a skill without a
 * target for the person's family is not asked, whatever the ballot says.
 * Source: docs/privacy.md, "The promise to staff".
 */
import { buildDepartmentTree, withCounts } from '../../disclosure/rules/department-tree.js';
import type { DepartmentTree } from '../../disclosure/rules/department-tree.js';
import type { Level } from '../../surveys/rules/pack-document.js';
import { targetsOf } from './questionnaire.js';
import type { Questionnaire } from './questionnaire.js';

export type SkillAnswer = Level | 'not-my-role';
export type CultureAnswer = 1 | 2 | 3 | 4 | 5 | 'dont-know';

export interface OpenedBallot {
  departmentId: number;
  /** Null where the person has no job family: the general profile applies. */
  familyKey: string | null;
  answers: {
    skills: Record<string, SkillAnswer>;
    culture: Record<string, CultureAnswer>;
    obstacles: readonly string[];
  };
}

/** People invited of one job family, placed directly in one department. */
export interface RosterGroup {
  departmentId: number;
  familyKey: string | null;
  invited: number;
}

export interface CountedDepartment {
  id: number;
  parentId: number | null;
  employer?: boolean;
}

/** Counts of one skill, by position in the tree. */
export interface SkillCounts {
  /** 4 cells each: people invited with target 1 to 4. */
  readonly invited: Int32Array;
  /** 20 cells each: answers by target 1 to 4, then by shortfall 0 to 4. */
  readonly shortfalls: Int32Array;
  /** "Not part of my role", of people with a target. */
  readonly notMyRole: Int32Array;
}

/** Counts of one culture item, by position in the tree. */
export interface CultureCounts {
  /** 5 cells each: answers 1 to 5. */
  readonly opinions: Int32Array;
  readonly dontKnow: Int32Array;
}

export interface Counts {
  /** Invited people and counted ballots by department. */
  readonly tree: DepartmentTree;
  readonly questionnaire: Questionnaire;
  readonly skills: ReadonlyMap<string, SkillCounts>;
  readonly culture: ReadonlyMap<string, CultureCounts>;
  /** Ballots that name the obstacle, in the whole organisation. */
  readonly obstacles: ReadonlyMap<string, number>;
  /** Leaders' answers 1 to 5; "don't know" is left out. */
  readonly leaders: Int32Array;
}

interface Setting {
  departments: readonly CountedDepartment[];
  roster: readonly RosterGroup[];
  questionnaire: Questionnaire;
}

export class Counting {
  readonly #counts: Counts;
  readonly #invited: Int32Array;
  readonly #answered: Int32Array;
  readonly #obstacles: Map<string, number>;

  /** @throws Error when the roster names a department outside the tree, or the departments are not one tree */
  constructor({ departments, roster, questionnaire }: Setting) {
    const tree = buildDepartmentTree(departments.map((place) => ({ ...place, invited: 0, answered: 0 })));
    const cells = (width: number) => new Int32Array(tree.ids.length * width);
    this.#invited = cells(1);
    this.#answered = cells(1);
    this.#obstacles = new Map(questionnaire.obstacles.map((key) => [key, 0]));
    this.#counts = {
      tree: withCounts(tree, { invited: this.#invited, answered: this.#answered }),
      questionnaire,
      skills: new Map(
        questionnaire.skills.map(({ key }) => [
          key,
          { invited: cells(4), shortfalls: cells(20), notMyRole: cells(1) },
        ]),
      ),
      culture: new Map(
        questionnaire.culture.map(({ key }) => [key, { opinions: cells(5), dontKnow: cells(1) }]),
      ),
      obstacles: this.#obstacles,
      leaders: new Int32Array(5),
    };
    for (const group of roster) this.#invite(group);
  }

  /** Counts one ballot; one of a department outside the tree is left out. */
  add({ departmentId, familyKey, answers }: OpenedBallot): 'counted' | 'unknown-department' {
    const position = this.#counts.tree.positions.get(departmentId);
    if (position === undefined) return 'unknown-department';
    this.#answered[position]! += 1;
    for (const [skill, target] of targetsOf(this.#counts.questionnaire, familyKey)) {
      this.#addSkill(position, answers.skills[skill], { skill, target });
    }
    for (const [item, counts] of this.#counts.culture) addCulture(counts, position, answers.culture[item]);
    for (const obstacle of new Set(answers.obstacles)) {
      const named = this.#obstacles.get(obstacle);
      if (named !== undefined) this.#obstacles.set(obstacle, named + 1);
    }
    return 'counted';
  }

  /** Counts one leader's ballot, which holds nothing but the answer. */
  addLeader(answer: CultureAnswer): void {
    if (isWhole(answer, 1, 5)) this.#counts.leaders[answer - 1]! += 1;
  }

  get counts(): Counts {
    return this.#counts;
  }

  #invite({ departmentId, familyKey, invited }: RosterGroup): void {
    const position = this.#counts.tree.positions.get(departmentId);
    if (position === undefined)
      throw new Error(`The roster names department ${departmentId} outside the tree`);
    this.#invited[position]! += invited;
    for (const [skill, target] of targetsOf(this.#counts.questionnaire, familyKey)) {
      const counts = this.#counts.skills.get(skill);
      if (counts) counts.invited[position * 4 + target - 1]! += invited;
    }
  }

  #addSkill(position: number, answer: unknown, { skill, target }: { skill: string; target: number }): void {
    const counts = this.#counts.skills.get(skill);
    if (!counts) return;
    if (answer === 'not-my-role') counts.notMyRole[position]! += 1;
    if (!isWhole(answer, 0, 4)) return;
    const shortfall = Math.max(0, target - answer);
    counts.shortfalls[position * 20 + (target - 1) * 5 + shortfall]! += 1;
  }
}

function addCulture(counts: CultureCounts, position: number, answer: unknown): void {
  if (answer === 'dont-know') counts.dontKnow[position]! += 1;
  if (isWhole(answer, 1, 5)) counts.opinions[position * 5 + answer - 1]! += 1;
}

function isWhole(answer: unknown, low: number, high: number): answer is number {
  return Number.isInteger(answer) && (answer as number) >= low && (answer as number) <= high;
}
