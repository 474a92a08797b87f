import { isField, type Columns, type Field } from './fields.js';
import { departmentRung, ladder } from './heading-ladder.js';
import { headingWords, levelHeading } from './heading-words.js';

/**
 * What each heading of a file is taken for. Capitals, accents, punctuation and underscores don't matter; a word
 * for Welsh makes it the Welsh name of a department or level; of two columns for one thing the more usual heading
 * wins, then the one further left.
 */
export interface HeadingReading {
  heading: string;
  field: Field | null;
  /** `recognised`; `unknown` words; a `blank` heading; or a `repeated` field that another column holds already. */
  because: 'recognised' | 'unknown' | 'blank' | 'repeated';
}

const welshWords = new Set(['cy', 'welsh', 'cymraeg', 'gymraeg', 'cymru']);
const englishWords = new Set(['en', 'english', 'saesneg', 'eng']);

/** `Employee No.` and `employeeNo` are `employee no`. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

interface Candidate {
  field: Field;
  /** 0 is the heading that we prefer. */
  rank: number;
}

const known = new Map<string, Candidate>(
  Object.entries(headingWords).flatMap(([field, words]) =>
    words.map((word, rank): [string, Candidate] => [word, { field: field as Field, rank }]),
  ),
);

function inOneLanguage(words: string): Candidate | undefined {
  const level = levelHeading.exec(words)?.[1];
  if (level)
    return isField(`level${Number(level)}`)
      ? { field: `level${Number(level)}` as Field, rank: 0 }
      : undefined;
  const rung = ladder.get(words);
  return known.get(words) ?? (rung ? { field: rung, rank: 1 } : undefined);
}

const welshOf = (field: Field): Field | undefined =>
  isField(`${field}Cy`) ? (`${field}Cy` as Field) : undefined;

function candidateOf(heading: string): Candidate | undefined {
  const plain = plainHeading(heading);
  const whole = inOneLanguage(plain) ?? inOneLanguage(plainHeading(heading.replace(/\(.*\)|\[.*\]/g, ' ')));
  const words = plain.split(' ');
  const welsh = words.some((word) => welshWords.has(word));
  if (!welsh && !words.some((word) => englishWords.has(word))) return whole;
  const stripped = words.filter((word) => !welshWords.has(word) && !englishWords.has(word)).join(' ');
  const base = inOneLanguage(stripped);
  const field = base && (welsh ? welshOf(base.field) : base.field);
  return field ? { field, rank: base.rank } : known.get(plain);
}

/** "Department" beside "Directorate" or "Team" is a rung between them, not a path of its own. */
function onLadder(headings: string[], candidates: (Candidate | undefined)[]): (Candidate | undefined)[] {
  if (!headings.some((heading) => ladder.has(plainHeading(heading)))) return candidates;
  return candidates.map((candidate, index) => {
    const single = /^(department|dept|adran)( name)?$/.test(plainHeading(headings[index] as string));
    return candidate && single ? { ...candidate, field: departmentRung } : candidate;
  });
}

export function recogniseHeadings(headings: string[]): HeadingReading[] {
  const candidates = onLadder(headings, headings.map(candidateOf));
  const winner = new Map<Field, number>();
  candidates.forEach((candidate, index) => {
    if (!candidate) return;
    const best = winner.get(candidate.field);
    if (best === undefined || candidate.rank < (candidates[best] as Candidate).rank)
      winner.set(candidate.field, index);
  });
  return headings.map((heading, index) => {
    const candidate = candidates[index];
    if (!candidate) return { heading, field: null, because: heading.trim() === '' ? 'blank' : 'unknown' };
    if (winner.get(candidate.field) !== index) return { heading, field: null, because: 'repeated' };
    return { heading, field: candidate.field, because: 'recognised' };
  });
}

export const columnsOf = (readings: HeadingReading[]): Columns => readings.map(({ field }) => field);
