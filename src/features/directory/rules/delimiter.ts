import { recogniseHeadings } from './headings.js';

/**
 * Which character separates the cells: the one that yields most headings that we know, else most cells in a row,
 * as long as the next rows agree. Excel's `sep=;` in the first line settles it.
 */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface DelimiterReading {
  delimiter: Delimiter;
  /** Characters to skip before the headings: a line `sep=;`. */
  skip: number;
}

/** The first rows of a text as cells; good enough to count by, quotes are heeded but not undoubled. */
export function firstRows(text: string, delimiter: string, count: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) cell += character;
    else if (character === delimiter) {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
    if (rows.length === count) return rows;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const rows = firstRows(text, delimiter, 21).filter((row) => row.some((cell) => cell.trim() !== ''));
  const [headings, ...body] = rows;
  if (!headings || headings.length < 2) return 0;
  const known = recogniseHeadings(headings).filter(({ because }) => because === 'recognised').length;
  const agreeing = body.filter(({ length }) => length === headings.length).length / Math.max(1, body.length);
  return known * 10 + agreeing * 5 + Math.min(headings.length, 50) / 50;
}

/** `head` is the start of the file, decoded. */
export function readDelimiter(head: string): DelimiterReading {
  const declared = /^"?sep=([,;\t|])"?\r?\n/i.exec(head);
  if (declared) return { delimiter: declared[1] as Delimiter, skip: declared[0].length };
  const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(head, delimiter) }));
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return { delimiter: best.delimiter, skip: 0 };
}
