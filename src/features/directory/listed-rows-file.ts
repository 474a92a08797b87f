import type { TFunction } from 'i18next';
import { Readable } from 'node:stream';
import type { ListedRow } from './import-rows.store.js';
import { reasonsOf } from './row-reasons.js';
import { safeCell } from './rules/safe-cell.js';

const line = (cells: string[]) =>
  `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

async function* lines(
  headings: string[],
  rows: AsyncIterable<{ row: ListedRow; cells: string[] }>,
  t: TFunction,
): AsyncGenerator<string> {
  // The mark tells Excel that the file is UTF-8.
  yield `\ufeff${line([t('directory:download.row'), t('directory:download.why'), ...headings])}`;
  for await (const { row, cells } of rows) {
    yield line([String(row.line), reasonsOf(row, t).join('; '), ...cells]);
  }
}

/** Rows to look at as a CSV file, one at a time: they may be as many as the import has. */
export function listedRowsFile(
  headings: string[],
  rows: AsyncIterable<{ row: ListedRow; cells: string[] }>,
  t: TFunction,
): Readable {
  return Readable.from(lines(headings, rows, t));
}
