import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readDelimiter, type Delimiter } from './rules/delimiter.js';
import { FileDecoding } from './rules/file-decoding.js';
import { kindOf, type Encoding, type NotCsv } from './rules/file-kind.js';

/** Why a file could not be read, with the row where reading stopped. */
export interface UnreadableFile {
  outcome: 'unreadable';
  /**
   * Beside what the first bytes tell: `no-table` (one column or far too many), `headings-only`, `malformed` (a quote
   * that never ends), `too-large`, `interrupted` (the upload broke off).
   */
  reason: NotCsv | 'no-table' | 'headings-only' | 'malformed' | 'too-large' | 'interrupted';
  /** As a spreadsheet numbers it; the headings stand in row 1. */
  line?: number;
}

/** A row as a spreadsheet numbers it, and its cells. */
export type RawRow = [line: number, cells: string[]];

export interface StaffTable {
  outcome: 'table';
  headings: string[];
  delimiter: Delimiter;
  /** Known for sure only when all rows have been read. */
  encoding(): Encoding;
  /** Rows in batches, blank rows left out. Throws `UnreadableInside`. */
  batches(): AsyncGenerator<RawRow[]>;
}

/** Reading failed after the headings. */
export class UnreadableInside extends Error {
  constructor(readonly fault: UnreadableFile) {
    super(fault.reason);
  }
}

const headBytes = 64 * 1024;
const batchRows = 1_000;
const batchCharacters = 1_000_000;
const columnLimit = 200;
/** Longer than any row that is one: a quote was opened and never closed. */
const rowCharacters = 100_000;

type Bytes = AsyncIterator<Uint8Array>;

async function headOf(bytes: Bytes): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let length = 0; length < headBytes;) {
    const piece = await bytes.next();
    if (piece.done) break;
    pieces.push(piece.value);
    length += piece.value.length;
  }
  return Buffer.concat(pieces);
}

async function* decoded(head: string, bytes: Bytes, decoding: FileDecoding): AsyncGenerator<string> {
  yield head;
  for (let piece = await bytes.next(); !piece.done; piece = await bytes.next()) {
    const text = decoding.push(piece.value);
    if (text !== '') yield text;
  }
  yield decoding.end();
}

function whyBroken(error: unknown, line: number): UnreadableFile {
  const { code, records } = error as { code?: string; records?: number };
  // The parser reads ahead of the loop, so its own count of rows tells where it stopped.
  if (code?.startsWith('CSV_'))
    return { outcome: 'unreadable', reason: 'malformed', line: (records ?? 0) + 1 };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return { outcome: 'unreadable', reason: 'too-large' };
  return { outcome: 'unreadable', reason: 'interrupted', line };
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === '');

/** Numbered rows without the blank ones. */
async function* rowsOf(text: AsyncGenerator<string>, delimiter: Delimiter): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: rowCharacters,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // The parser passes the error on to the loop below.
  void pipeline(Readable.from(text), parser).catch((error: Error) => parser.destroy(error));
  let line = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      if (!isBlank(cells)) yield [line, cells];
    }
  } catch (error) {
    throw new UnreadableInside(whyBroken(error, line + 1));
  }
}

async function* inBatches(rows: AsyncGenerator<RawRow>): AsyncGenerator<RawRow[]> {
  let batch: RawRow[] = [];
  let characters = 0;
  for await (const row of rows) {
    batch.push(row);
    for (const cell of row[1]) characters += cell.length;
    if (batch.length < batchRows && characters < batchCharacters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

async function open(bytes: Bytes): Promise<StaffTable | UnreadableFile> {
  const first = await headOf(bytes);
  const kind = kindOf(first);
  if (kind.outcome === 'no-csv') return { outcome: 'unreadable', reason: kind.kind };
  const decoding = new FileDecoding(kind.encoding);
  const head = decoding.push(first.subarray(kind.markLength));
  const { delimiter, skip } = readDelimiter(head);
  const rows = rowsOf(decoded(head.slice(skip), bytes, decoding), delimiter);
  const top = await rows.next();
  if (top.done) return { outcome: 'unreadable', reason: 'empty' };
  const headings = top.value[1].map((heading) => heading.trim());
  if (headings.length < 2 || headings.length > columnLimit)
    return { outcome: 'unreadable', reason: 'no-table' };
  return {
    outcome: 'table',
    headings,
    delimiter,
    encoding: () => decoding.encoding,
    batches: () => inBatches(rows),
  };
}

/** Looks at the start of a file and reads its headings; the rest is read as the batches are asked for. */
export async function openStaffFile(stream: AsyncIterable<Uint8Array>): Promise<StaffTable | UnreadableFile> {
  try {
    return await open(stream[Symbol.asyncIterator]());
  } catch (error) {
    return error instanceof UnreadableInside ? error.fault : whyBroken(error, 1);
  }
}
