/**
 * What is sealed for counting. A ballot holds department, job family, answers and a withdraw hash, and nothing that
 * says who. A leader's answer to the leader item is a second ballot that holds just that answer and a withdraw hash of
 * its own, which nobody without the plan key can pair with the first. Sealed, both have one length.
 * Source: docs/privacy.md, "The promise to staff".
 */
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { blankCode, decodeAnswers, encodeAnswers } from './answer-code.js';
import { cultureAnswers, type Answers, type CultureAnswer } from './answers.js';
import { readBytes, toBytes } from './sealed-content.js';

export type BallotAnswers = Pick<Answers, 'skills' | 'culture' | 'obstacles'>;

export interface Ballot {
  /** Department of the campaign's snapshot. */
  departmentId: number;
  familyKey: string | null;
  answers: BallotAnswers;
  /** 43 characters of base64url. */
  withdrawHash: string;
}

export interface LeaderBallot {
  answer: CultureAnswer | null;
  withdrawHash: string;
}

const answersFormat = 'soundings-ballot/1';
const answersProperties = ['format', 'department', 'family', 'skills', 'culture', 'obstacles', 'withdraw'];
const leaderFormat = 'soundings-leader/1';
const sha256Text = /^[A-Za-z0-9_-]{43}$/;

export function encodeBallot(pack: PackDocument, ballot: Ballot): Uint8Array {
  const { skills, culture, obstacles } = encodeAnswers(pack, {
    ...ballot.answers,
    leader: null,
    learn: new Set(),
    help: new Set(),
  });
  return toBytes({
    format: answersFormat,
    department: ballot.departmentId,
    family: ballot.familyKey,
    skills,
    culture,
    obstacles,
    withdraw: ballot.withdrawHash,
  });
}

/** Null where anything is not as we write it: such a ballot is counted as undecipherable, never guessed at. */
export function decodeBallot(pack: PackDocument, bytes: Uint8Array): Ballot | null {
  const content = readBytes(bytes, answersProperties);
  if (!content || content['format'] !== answersFormat) return null;
  const { department, family, skills, culture, obstacles, withdraw } = content;
  const answers = decodeAnswers(pack, { ...blankCode(pack), skills, culture, obstacles });
  if (!answers || !isId(department) || !isFamily(pack, family) || !isHash(withdraw)) return null;
  const { skills: levels, culture: agreement, obstacles: hindering } = answers;
  return {
    departmentId: department,
    familyKey: family,
    answers: { skills: levels, culture: agreement, obstacles: hindering },
    withdrawHash: withdraw,
  };
}

export function encodeLeaderBallot(ballot: LeaderBallot): Uint8Array {
  return toBytes({ format: leaderFormat, leader: ballot.answer, withdraw: ballot.withdrawHash });
}

export function decodeLeaderBallot(bytes: Uint8Array): LeaderBallot | null {
  const content = readBytes(bytes, ['format', 'leader', 'withdraw']);
  if (!content) return null;
  const { format, leader, withdraw } = content;
  const answer = leader === null ? null : cultureAnswers.find((candidate) => candidate === leader);
  if (format !== leaderFormat || answer === undefined || !isHash(withdraw)) return null;
  return { answer, withdrawHash: withdraw };
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isHash = (value: unknown): value is string => typeof value === 'string' && sha256Text.test(value);

function isFamily(pack: PackDocument, value: unknown): value is string | null {
  return value === null || pack.families.some(({ key }) => key === value);
}
