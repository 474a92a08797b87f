import {
  drawing,
  element,
  hatch,
  ink,
  inkSoft,
  label,
  paper,
  steps,
  tooltip,
  widthOf,
  wrappedLabel,
} from './svg.js';

export type HeatmapCell =
  | { kind: 'value'; value: number; text: string; title?: string }
  /** Withheld: hatched, never a colour. */
  | { kind: 'hidden'; title?: string }
  /** There is nothing to show: a dash. */
  | { kind: 'none'; title?: string };

export interface HeatmapInput {
  /** Unique on the page. */
  id: string;
  /** States the finding: "Spreadsheets are shortest in Highways". */
  title: string;
  description: string;
  columns: string[];
  /** In the order to print; worst first is the page's business. */
  rows: { label: string; cells: HeatmapCell[] }[];
  /** The two ends of the scale, in the unit of `value`: the darkest cell stands for `high` and above. */
  scale: { low: number; high: number; lowWords: string; highWords: string };
  /** Explains hatched cells under the map. */
  hiddenWords: string;
}

const cell = { width: 48, height: 34 };
const slope = Math.PI / 4;

export function stepOf(value: number, scale: { low: number; high: number }): number {
  const share = (value - scale.low) / (scale.high - scale.low || 1);
  return Math.min(steps.length - 1, Math.max(0, Math.floor(share * steps.length)));
}

/** White on the two darkest steps only: every pair has a contrast of at least 4.5 to 1. */
export const inkOn = (step: number) => (step >= 4 ? paper : ink);

function drawCell(one: HeatmapCell, place: { x: number; y: number }, input: HeatmapInput): string {
  const box = { ...place, width: cell.width - 2, height: cell.height - 2, rx: 2 };
  const note = one.title ? tooltip(one.title) : '';
  if (one.kind === 'hidden')
    return element('g', {}, note + element('rect', { ...box, fill: `url(#${input.id}-hatch)` }));
  const middle = {
    x: place.x + cell.width / 2 - 1,
    y: place.y + cell.height / 2 + 4,
    'text-anchor': 'middle',
  };
  if (one.kind === 'none') return element('g', {}, note + label('–', { ...middle, fill: inkSoft }));
  const step = stepOf(one.value, input.scale);
  const figure = label(one.text, { ...middle, fill: inkOn(step) });
  return element('g', {}, note + element('rect', { ...box, fill: steps[step] as string }) + figure);
}

function drawColumnNames(input: HeatmapInput, left: number, top: number): string {
  return input.columns
    .map((name, index) => {
      const [x, y] = [left + index * cell.width + cell.width / 2, top - 10];
      return label(name, { x, y, transform: `rotate(-45 ${x} ${y})` });
    })
    .join('');
}

function drawKey(input: HeatmapInput, left: number, top: number): string {
  const lowWidth = widthOf(input.scale.lowWords) + 8;
  const middle = top + 13;
  const boxes = steps.map((fill, index) =>
    element('rect', { x: left + lowWidth + index * 24, y: top, width: 24, height: 18, fill }),
  );
  const end = left + lowWidth + steps.length * 24 + 8;
  const hidden = input.rows.some((row) => row.cells.some((one) => one.kind === 'hidden'));
  const hatched = hidden
    ? element('rect', { x: left, y: top + 30, width: 24, height: 18, fill: `url(#${input.id}-hatch)` }) +
      label(input.hiddenWords, { x: left + 32, y: middle + 30, fill: inkSoft })
    : '';
  return (
    label(input.scale.lowWords, { x: left, y: middle, fill: inkSoft }) +
    boxes.join('') +
    label(input.scale.highWords, { x: end, y: middle, fill: inkSoft }) +
    hatched
  );
}

/**
 * Groups by skills as an SVG, the value printed in every cell. The same figures must stand in a table beside it: a
 * picture is one thing to a screen reader. Takes well under a millisecond for 20 by 25 cells.
 */
export function drawHeatmap(input: HeatmapInput): string {
  const rowNames = Math.min(240, Math.max(80, ...input.rows.map((row) => widthOf(row.label)))) + 16;
  const longest = Math.max(0, ...input.columns.map((name) => widthOf(name)));
  const top = Math.ceil(longest * Math.sin(slope)) + 26;
  const rows = input.rows.map((row, index) => {
    const y = top + index * cell.height;
    const cells = row.cells.map((one, column) =>
      drawCell(one, { x: rowNames + column * cell.width, y }, input),
    );
    return (
      wrappedLabel(row.label, { x: 0, y: y + cell.height / 2 - 1, width: rowNames - 16 }) + cells.join('')
    );
  });
  const below = top + input.rows.length * cell.height;
  const last = input.columns.at(-1) ?? '';
  const grid = rowNames + input.columns.length * cell.width;
  const keyWidth = rowNames + 32 + widthOf(input.hiddenWords);
  const frame = {
    ...input,
    width: Math.ceil(Math.max(grid + widthOf(last) * Math.cos(slope), keyWidth)),
    height: below + 76,
    scrolls: true,
  };
  return drawing(
    frame,
    hatch(`${input.id}-hatch`) +
      drawColumnNames(input, rowNames, top) +
      rows.join('') +
      drawKey(input, rowNames, below + 18),
  );
}
