import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { VisibleFigure } from '../rules/visible-figures.js';

const columns = {
  groupKind: 'group kind',
  groupId: 'group id',
  group: 'group',
  measure: 'measure',
  item: 'item',
  title: 'title',
  unit: 'unit',
  value: 'value',
  lower: 'lower',
  upper: 'upper',
  n: 'answers',
  population: 'population',
  target: 'mean target',
  s: 'greatest shortfall counted',
  capped: 'deeper ones count as that',
  parts: 'parts',
  reliability: 'reliability',
};

/** Text that a spreadsheet would run as a formula gets an apostrophe; names come from an imported file. */
export function figuresCsv(figures: Iterable<VisibleFigure>): Readable {
  const text = stringify({
    header: true,
    columns,
    bom: true,
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'yes' : 'no') },
  });
  return Readable.from(figures, { objectMode: true }).pipe(text);
}
