/**
 * What the plan key opens: a person's own levels against the targets of that time, what they would like to learn or
 * could help with, and the hours they have. No culture answers and no obstacles: the plan needs none.
 */
import type { PackDocument, Target } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { blankCode, decodeAnswers, encodeAnswers } from './answer-code.js';
import { noAnswers, type Answers } from './answers.js';
import { targetsFor } from './question-route.js';
import { readBytes, toBytes } from './sealed-content.js';

export interface PlanContent {
  familyKey: string | null;
  targets: ReadonlyMap<string, Target>;
  skills: Answers['skills'];
  learn: Answers['learn'];
  help: Answers['help'];
  /** Hours a month that the person says they have, 0 to 40; null while they have not said. */
  hoursAMonth: number | null;
}

const format = 'soundings-plan/1';
export const mostHoursAMonth = 40;

/** The plan that begins with these answers; nobody has asked yet how many hours there are. */
export function planContentOf(pack: PackDocument, answers: Answers, familyKey: string | null): PlanContent {
  const targets = new Map(Object.entries(targetsFor(pack, familyKey)));
  const { skills, learn, help } = answers;
  return { familyKey, targets, skills, learn, help, hoursAMonth: null };
}

export function encodePlan(pack: PackDocument, plan: PlanContent): Uint8Array {
  const { skills, learn, help } = encodeAnswers(pack, { ...noAnswers(), ...plan });
  const targets = skillsOf(pack)
    .map(({ key }) => plan.targets.get(key) ?? '-')
    .join('');
  return toBytes({
    format,
    family: plan.familyKey,
    targets,
    skills,
    learn,
    help,
    hours: plan.hoursAMonth,
  });
}

/** Null where anything is not as we write it. */
export function decodePlan(pack: PackDocument, bytes: Uint8Array): PlanContent | null {
  const content = readBytes(bytes, ['format', 'family', 'targets', 'skills', 'learn', 'help', 'hours']);
  if (!content || content['format'] !== format) return null;
  const { family, skills, learn, help, hours } = content;
  const answers = decodeAnswers(pack, { ...blankCode(pack), skills, learn, help });
  const targets = targetsIn(pack, content['targets']);
  const familyKey = family === null || typeof family === 'string' ? family : undefined;
  if (!answers || !targets || familyKey === undefined || !isHours(hours)) return null;
  const { skills: levels, learn: learning, help: helping } = answers;
  return { familyKey, targets, skills: levels, learn: learning, help: helping, hoursAMonth: hours };
}

export function isHours(value: unknown): value is number | null {
  return (
    value === null ||
    (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= mostHoursAMonth)
  );
}

function targetsIn(pack: PackDocument, code: unknown): Map<string, Target> | null {
  const keys = skillsOf(pack).map(({ key }) => key);
  if (typeof code !== 'string' || code.length !== keys.length || !/^[-1-4]*$/.test(code)) return null;
  const targets = keys.map((key, position): [string, string] => [key, code.charAt(position)]);
  return new Map(
    targets.filter(([, digit]) => digit !== '-').map(([key, digit]) => [key, Number(digit) as Target]),
  );
}
