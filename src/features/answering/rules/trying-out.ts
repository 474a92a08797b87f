/**
 * Trying a survey out stores nothing: who is played stands in the address, and the answers travel from page to page in
 * the form. They are nobody's answers, so the text needs no seal, but it is read as strictly as a ballot.
 */
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { decodeAnswers, encodeAnswers, type AnswerPart } from './answer-code.js';
import { noAnswers, type Answers } from './answers.js';
import type { Respondent } from './question-route.js';

/** `care-and-support`, `-.leader`: a family or the general profile, as a leader or not. */
export function respondentName({ familyKey, leader }: Respondent): string {
  return `${familyKey ?? '-'}${leader ? '.leader' : ''}`;
}

/** Null where the pack has no such family. */
export function readRespondent(pack: PackDocument, name: string): Respondent | null {
  const leader = name.endsWith('.leader');
  const family = leader ? name.slice(0, -'.leader'.length) : name;
  if (family === '-') return { familyKey: null, leader };
  return pack.families.some(({ key }) => key === family) ? { familyKey: family, leader } : null;
}

export function carry(pack: PackDocument, answers: Answers): string {
  return JSON.stringify(encodeAnswers(pack, answers));
}

/** No answers where the text was not made by `carry` for this pack. */
export function readCarried(pack: PackDocument, text: unknown): Answers {
  if (typeof text !== 'string') return noAnswers();
  try {
    const code: unknown = JSON.parse(text);
    if (typeof code !== 'object' || code === null) return noAnswers();
    return decodeAnswers(pack, code as Record<AnswerPart, unknown>) ?? noAnswers();
  } catch {
    return noAnswers();
  }
}
