import { textsIn } from '../../../web/texts.js';
import type { ImportPreview } from '../directory-imports.service.js';
import { countOrder, listedCount, type ListedKind } from '../import-records.js';
import type { ListedRow } from '../import-rows.store.js';
import { reasonsOf } from '../row-reasons.js';

const t = textsIn('en');

/** What was made of a file, for a terminal. */
export function previewInWords({ headings, mapping, counts }: ImportPreview): string[] {
  const columns = headings.map(
    ({ heading }, index) =>
      `  ${heading || `(column ${index + 1})`}: ${mapping.columns[index] ?? 'not used'}`,
  );
  const numbers = counts
    ? [
        `${counts.rows} rows:`,
        ...countOrder.map((name) => `  ${t(`directory:preview.counts.${name}`)}: ${counts[name]}`),
      ]
    : [];
  return ['Columns:', ...columns, ...numbers];
}

/** Rows to look at: as many as were given, and how many more there are. */
export function rowsInWords({ counts }: ImportPreview, kind: ListedKind, rows: ListedRow[]): string[] {
  if (!counts || rows.length === 0) return [];
  const number = listedCount(counts, kind);
  const more = number - rows.length;
  return [
    `${t(`directory:preview.listed.${kind}`, { number })}:`,
    ...rows.map(
      (row) => `  row ${row.line} (${row.personId || 'no person id'}): ${reasonsOf(row, t).join('. ')}`,
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
