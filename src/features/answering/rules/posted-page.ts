/**
 * Reading one posted page. It replaces the answers to that page's questions and leaves all others as they are. Nothing
 * is compulsory. What the page does not offer (another level, a question of somewhere else) is not taken, and said so.
 */
import {
  cultureAnswers,
  skillAnswers,
  type Answers,
  type CultureAnswer,
  type SkillAnswer,
} from './answers.js';
import type { AreaStep, CultureStep, ObstaclesStep, Step } from './question-route.js';

export interface PostedFault {
  field: string;
  because: 'unknown-answer' | 'unknown-question' | 'expired';
}

export interface PostedPage {
  answers: Answers;
  faults: PostedFault[];
}

export type PostedFields = Readonly<Record<string, unknown>>;

export const fieldOf = {
  level: (skillKey: string) => `level-${skillKey}`,
  learn: (skillKey: string) => `learn-${skillKey}`,
  help: (skillKey: string) => `help-${skillKey}`,
  culture: (itemKey: string) => `culture-${itemKey}`,
  obstacles: 'obstacles',
  leader: 'leader',
};

const answerField = /^(level|learn|help|culture)-|^(obstacles|leader)$/;

export function readPostedPage(before: Answers, step: Step, fields: PostedFields): PostedPage {
  const faults: PostedFault[] = [];
  const answers = { ...before, ...readStep(before, step, { fields, faults }) };
  const offered = fieldsOf(step);
  for (const field of Object.keys(fields)) {
    if (answerField.test(field) && !offered.has(field)) faults.push({ field, because: 'unknown-question' });
  }
  return { answers, faults };
}

interface Reading {
  fields: PostedFields;
  faults: PostedFault[];
}

function readStep(before: Answers, step: Step, reading: Reading): Partial<Answers> {
  if (step.kind === 'area') return readArea(before, step, reading);
  if (step.kind === 'culture') return { culture: readCulture(before, step, reading) };
  if (step.kind === 'obstacles') return { obstacles: readObstacles(step, reading) };
  return { leader: oneOf<CultureAnswer>(cultureAnswers, fieldOf.leader, reading) };
}

function readArea(before: Answers, step: AreaStep, reading: Reading): Partial<Answers> {
  const skills = new Map(before.skills);
  const learn = new Set(before.learn);
  const help = new Set(before.help);
  for (const { skill } of step.skills) {
    put(skills, skill.key, oneOf<SkillAnswer>(skillAnswers, fieldOf.level(skill.key), reading));
    tick(learn, skill.key, reading.fields[fieldOf.learn(skill.key)]);
    tick(help, skill.key, reading.fields[fieldOf.help(skill.key)]);
  }
  return { skills, learn, help };
}

function readCulture(before: Answers, step: CultureStep, reading: Reading): Answers['culture'] {
  const culture = new Map(before.culture);
  for (const { key } of step.items) {
    put(culture, key, oneOf<CultureAnswer>(cultureAnswers, fieldOf.culture(key), reading));
  }
  return culture;
}

function readObstacles(step: ObstaclesStep, { fields, faults }: Reading): Set<string> {
  const offered = new Set(step.items.map(({ key }) => key));
  const given = [fields[fieldOf.obstacles] ?? []].flat();
  const taken = given.filter((key): key is string => typeof key === 'string' && offered.has(key));
  if (taken.length < given.length) faults.push({ field: fieldOf.obstacles, because: 'unknown-answer' });
  return new Set(taken);
}

function oneOf<Answer extends string | number>(
  offered: readonly Answer[],
  field: string,
  { fields, faults }: Reading,
): Answer | null {
  const given = fields[field];
  if (given === undefined || given === '') return null;
  const answer = offered.find((candidate) => String(candidate) === given);
  if (answer === undefined) faults.push({ field, because: 'unknown-answer' });
  return answer ?? null;
}

function put<Answer>(answers: Map<string, Answer>, key: string, answer: Answer | null): void {
  if (answer === null) answers.delete(key);
  else answers.set(key, answer);
}

function tick(ticked: Set<string>, key: string, given: unknown): void {
  if (given === undefined || given === '') ticked.delete(key);
  else ticked.add(key);
}

function fieldsOf(step: Step): Set<string> {
  if (step.kind === 'area') {
    const { level, learn, help } = fieldOf;
    return new Set(step.skills.flatMap(({ skill: { key } }) => [level(key), learn(key), help(key)]));
  }
  if (step.kind === 'culture') return new Set(step.items.map(({ key }) => fieldOf.culture(key)));
  return new Set([step.kind === 'obstacles' ? fieldOf.obstacles : fieldOf.leader]);
}
