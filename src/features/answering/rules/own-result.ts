/**
 * What somebody's own answers say, to them alone: where they are against what their role is expected to need. Strengths
 * come first. A gap weighs its importance times the levels that are missing; a surplus is a strength and never cancels
 * a gap. "Not part of my role" and blanks are listed and not judged.
 */
import type { Level, PackDocument, Skill, Target } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import type { PlanContent } from './plan-content.js';

export interface SkillResult {
  skill: Skill;
  target: Target;
  answer: Level | 'not-my-role' | 'blank';
  /** Levels missing, 0 to 4; 0 where nothing was said. */
  shortfall: number;
  learn: boolean;
  help: boolean;
}

export interface OwnResult {
  /** Every skill that was asked, in the order of the pack. */
  skills: SkillResult[];
  answered: number;
  ready: number;
  /** At most three, furthest above target first. */
  strengths: SkillResult[];
  /** All gaps, heaviest first. */
  gaps: SkillResult[];
}

const mostStrengths = 3;

export function ownResult(pack: PackDocument, plan: PlanContent): OwnResult {
  const skills = skillsOf(pack).flatMap((skill) => {
    const target = plan.targets.get(skill.key);
    return target === undefined ? [] : [resultOf(skill, target, plan)];
  });
  const answered = skills.filter(isJudged);
  const ready = answered.filter(({ shortfall }) => shortfall === 0);
  const byStrength = (a: SkillResult, b: SkillResult) => above(b) - above(a) || weight(b) - weight(a);
  const byGap = (a: SkillResult, b: SkillResult) =>
    b.skill.importance * b.shortfall - a.skill.importance * a.shortfall || Number(b.learn) - Number(a.learn);
  return {
    skills,
    answered: answered.length,
    ready: ready.length,
    strengths: ready.toSorted(byStrength).slice(0, mostStrengths),
    gaps: answered.filter(({ shortfall }) => shortfall > 0).toSorted(byGap),
  };
}

function resultOf(skill: Skill, target: Target, plan: PlanContent): SkillResult {
  const answer = plan.skills.get(skill.key) ?? 'blank';
  return {
    skill,
    target,
    answer,
    shortfall: typeof answer === 'number' ? Math.max(0, target - answer) : 0,
    learn: plan.learn.has(skill.key),
    help: plan.help.has(skill.key),
  };
}

const isJudged = ({ answer }: SkillResult) => typeof answer === 'number';
const above = ({ answer, target }: SkillResult) => (typeof answer === 'number' ? answer - target : 0);
const weight = ({ skill, target }: SkillResult) => skill.importance * target;
