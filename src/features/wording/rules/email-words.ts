/**
 * What HR may change in the invitation and the reminder: the subject, the paragraphs that open it and a closing note.
 * What the email promises (link, confidentiality, why one gets it, opting out) is fixed. There is one visible way in,
 * on our own host, so the words hold no link and no address; they hold no HTML; a placeholder is one that we know; and
 * nobody is told that the survey is anonymous, since it is not. Source: docs/decisions/0007 and 0017.
 */
export const editableKinds = ['invitation', 'reminder'] as const;
export type EditableKind = (typeof editableKinds)[number];

export const placeholders = ['organisation', 'closesOn', 'minutes', 'name'] as const;
export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Record<Placeholder, string>;

/** As typed: paragraphs are parted by an empty line. */
export interface Wording {
  /** One line. */
  subject: string;
  opening: string;
  /** May be empty. */
  closing: string;
}

export const wordingFields = ['subject', 'opening', 'closing'] as const;

/** Characters; the subject's are counted with its placeholders filled in. */
export const longest: Record<keyof Wording, number> = { subject: 100, opening: 1_500, closing: 600 };
const mostParagraphs = 6;

export type WordingFaultName =
  | 'missing'
  | 'oneLine'
  | 'tooLong'
  | 'paragraphs'
  | 'unknownPlaceholder'
  | 'brokenPlaceholder'
  | 'nameInSubject'
  | 'html'
  | 'link'
  | 'address'
  | 'anonymous';

export interface WordingFault {
  field: keyof Wording;
  fault: WordingFaultName;
  /** What it is about: the placeholder, the address, or the limit. */
  what: string;
}

/** Line breaks, tabs and blanks made alike; what nobody sees (controls, marks without width, private use) left out. */
export function tidied(wording: Wording): Wording {
  return { subject: tidy(wording.subject), opening: tidy(wording.opening), closing: tidy(wording.closing) };
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

const placeholder = /\{\{\s*(\w*)\s*\}\}/g;

/** Known placeholders filled in; everything else stays as it is. */
export function filledIn(text: string, values: PlaceholderValues): string {
  return text.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : whole,
  );
}

/** @param values what the placeholders stand for here, to know how long the subject will be */
export function wordingFaults(wording: Wording, values: PlaceholderValues): WordingFault[] {
  return wordingFields.flatMap((field) => {
    const text = wording[field];
    const found = [
      ...lengthFaults(field, text, values),
      ...placeholderFaults(field, text),
      ...contentFaults(text),
    ];
    return found.map(([fault, what]) => ({ field, fault, what }));
  });
}

type Found = [fault: WordingFaultName, what: string];

function lengthFaults(field: keyof Wording, text: string, values: PlaceholderValues): Found[] {
  const limit = String(longest[field]);
  const isSubject = field === 'subject';
  if (text === '') return field === 'closing' ? [] : [['missing', '']];
  if (isSubject && text.includes('\n')) return [['oneLine', '']];
  const length = (isSubject ? filledIn(text, values) : text).length;
  if (length > longest[field]) return [['tooLong', limit]];
  if (paragraphsOf(text).length > mostParagraphs) return [['paragraphs', String(mostParagraphs)]];
  return [];
}

function placeholderFaults(field: keyof Wording, text: string): Found[] {
  const found: Found[] = [];
  for (const [whole, name] of text.matchAll(placeholder)) {
    if (!placeholders.includes(name as Placeholder)) found.push(['unknownPlaceholder', whole]);
    else if (field === 'subject' && name === 'name') found.push(['nameInSubject', whole]);
  }
  const rest = text.replace(placeholder, ' ');
  const broken = /\{\{[^\s{}]{0,30}\}?|[^\s{}]{0,30}\}\}|\{\s*\w{1,30}\s*\}|\{%|%\}/.exec(rest)?.[0];
  if (broken !== undefined) found.push(['brokenPlaceholder', broken]);
  return found.slice(0, 1);
}

const address = /[^\s@<>(),;:]+@[^\s@<>(),;:]+/u;
const scheme = /\S*:\/\/\S*|\b(?:mailto|tel|javascript):\S+|\bwww\.\S+/iu;
/** `bit.ly`, `northmoor.gov.uk/survey`, `GOV.UK`, but neither `e.g.` nor a sentence that begins after a lost blank. */
const host =
  /(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}][\p{L}\p{N}-]*\.)+(?:\p{Ll}{2,}|\p{Lu}{2,}|xn--[a-z0-9-]+)(?![\p{L}\p{N}-])(?:[/:?#]\S*)?/u;
const networkAddress = /\b\d{1,3}(?:\.\d{1,3}){3}\b(?:[/:]\S*)?/;
const tag = /<\/?[a-z!][^>]*>?|&(?:#\d+|#x[0-9a-f]+|[a-z]+);/iu;
const anonymous = /(?<!\p{L})(?:anonym\p{L}*|d{1,2}ienw|nienw)(?!\p{L})/iu;

function contentFaults(text: string): Found[] {
  // Dots and signs of other widths lead to the same host.
  const plain = text.normalize('NFKC').replace(/[。｡]/g, '.');
  const first = (pattern: RegExp) => pattern.exec(plain)?.[0].slice(0, 60);
  const found: Found[] = [];
  const add = (fault: WordingFaultName, what: string | undefined) => {
    if (what !== undefined) found.push([fault, what]);
  };
  add('html', first(tag));
  const mail = first(address);
  add('address', mail);
  if (mail === undefined) add('link', first(scheme) ?? first(host) ?? first(networkAddress));
  add('anonymous', first(anonymous));
  return found;
}
