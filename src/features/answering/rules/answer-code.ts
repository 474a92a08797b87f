/**
 * Answers as short texts with one character a question, in the order of the campaign's frozen pack: what somebody
 * answered never changes how long it is. `-` stands for a blank, `n` for "not part of my role", `d` for "don't know".
 */
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import type { Answers, CultureAnswer, SkillAnswer } from './answers.js';

export interface AnswerCode {
  skills: string;
  culture: string;
  obstacles: string;
  leader: string;
  learn: string;
  help: string;
}

export type AnswerPart = keyof AnswerCode;

export function encodeAnswers(pack: PackDocument, answers: Answers): AnswerCode {
  const keys = keysOf(pack);
  const ticks = (all: readonly string[], ticked: ReadonlySet<string>) =>
    all.map((key) => (ticked.has(key) ? '1' : '0')).join('');
  return {
    skills: keys.skills.map((key) => letterOf(answers.skills.get(key) ?? null)).join(''),
    culture: keys.culture.map((key) => letterOf(answers.culture.get(key) ?? null)).join(''),
    obstacles: ticks(keys.obstacles, answers.obstacles),
    leader: letterOf(answers.leader),
    learn: ticks(keys.skills, answers.learn),
    help: ticks(keys.skills, answers.help),
  };
}

/** Null unless every part has exactly one character that means something for each question of the pack. */
export function decodeAnswers(pack: PackDocument, code: Record<AnswerPart, unknown>): Answers | null {
  const keys = keysOf(pack);
  const skills = valuesIn(code.skills, keys.skills, skillOf);
  const culture = valuesIn(code.culture, keys.culture, cultureOf);
  const obstacles = valuesIn(code.obstacles, keys.obstacles, tickOf);
  const leader = valuesIn(code.leader, ['leader'], cultureOf);
  const learn = valuesIn(code.learn, keys.skills, tickOf);
  const help = valuesIn(code.help, keys.skills, tickOf);
  if (!skills || !culture || !obstacles || !leader || !learn || !help) return null;
  return {
    skills,
    culture,
    obstacles: new Set(obstacles.keys()),
    leader: leader.get('leader') ?? null,
    learn: new Set(learn.keys()),
    help: new Set(help.keys()),
  };
}

/** A text of the right length that says nothing was answered or ticked. */
export function blankCode(pack: PackDocument): AnswerCode {
  const keys = keysOf(pack);
  return {
    skills: '-'.repeat(keys.skills.length),
    culture: '-'.repeat(keys.culture.length),
    obstacles: '0'.repeat(keys.obstacles.length),
    leader: '-',
    learn: '0'.repeat(keys.skills.length),
    help: '0'.repeat(keys.skills.length),
  };
}

function keysOf(pack: PackDocument) {
  return {
    skills: skillsOf(pack).map(({ key }) => key),
    culture: pack.culture.items.map(({ key }) => key),
    obstacles: pack.obstacles?.items.map(({ key }) => key) ?? [],
  };
}

function letterOf(answer: SkillAnswer | CultureAnswer | null): string {
  if (answer === null) return '-';
  return typeof answer === 'number' ? String(answer) : answer.charAt(0);
}

/** A letter's answer, null for a blank, undefined where it means nothing. */
type Reader<Answer> = (letter: string) => Answer | null | undefined;

const blankOr =
  <Answer>(meanings: Record<string, Answer>): Reader<Answer> =>
  (letter) =>
    letter === '-' ? null : Object.hasOwn(meanings, letter) ? meanings[letter] : undefined;

const skillOf = blankOr<SkillAnswer>({ 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, n: 'not-my-role' });
const cultureOf = blankOr<CultureAnswer>({ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, d: 'dont-know' });
const tickOf: Reader<true> = (letter) => (letter === '1' ? true : letter === '0' ? null : undefined);

function valuesIn<Answer>(
  code: unknown,
  keys: readonly string[],
  read: Reader<Answer>,
): Map<string, Answer> | null {
  if (typeof code !== 'string' || code.length !== keys.length) return null;
  const values = new Map<string, Answer>();
  for (const [position, key] of keys.entries()) {
    const value = read(code.charAt(position));
    if (value === undefined) return null;
    if (value !== null) values.set(key, value);
  }
  return values;
}
