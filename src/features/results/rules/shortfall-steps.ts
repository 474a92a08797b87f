/**
 * One skill, one depth of shortfall s: who is concerned, who answered, who is at least s short. Only people whose
 * target is s or more can be; people who said "not part of my role" or left a blank are not respondents here.
 * At s = 1 the others of a department matter too: people without a target for the skill. Both "answered" and the
 * answers to the skill are published, so what is left bounds how many of the others answered, and for a few others
 * that may be none (see homogeneity.ts). Answers at s above 1 are published only within a mean, never as a count.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
import type { ShortfallStep } from '../../disclosure/rules/choose-by-shortfall.js';
import type { Counts, SkillCounts } from './counting.js';

export const greatestShortfall = 4;

/** The steps s = 1 to 4 of a skill, direct counts by position. */
export function shortfallSteps(counts: Counts, skill: SkillCounts): ShortfallStep[] {
  const { invited, answered } = counts.tree;
  const first = stepAt(skill, 1);
  const replies = first.answered.map((n, at) => n + skill.notMyRole[at]!);
  const readiness = {
    ...first,
    othersInvited: first.invited.map((asked, at) => invited[at]! - asked),
    othersAnswered: replies.map((n, at) => answered[at]! - n),
  };
  return [readiness, stepAt(skill, 2), stepAt(skill, 3), stepAt(skill, 4)];
}

function stepAt({ invited, shortfalls, notMyRole }: SkillCounts, s: number) {
  const step = { invited: [] as number[], answered: [] as number[], alike: [] as number[] };
  for (let position = 0; position < notMyRole.length; position++) {
    const concerned = invited.subarray(position * 4 + s - 1, position * 4 + 4);
    const answers = shortfalls.subarray(position * 20 + (s - 1) * 5, position * 20 + 20);
    step.invited.push(total(concerned));
    step.answered.push(total(answers));
    step.alike.push(total(answers.filter((_, cell) => cell % 5 >= s)));
  }
  return step;
}

function total(cells: Int32Array): number {
  return cells.reduce((sum, people) => sum + people, 0);
}
