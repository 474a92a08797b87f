import { drawing, element, ink, inkSoft, label, line, paper, steps, tooltip, widthOf } from './svg.js';

export interface LevelChartInput {
  id: string;
  /** States the finding: "You are where your role is expected to be in 11 of 14 skills". */
  title: string;
  description: string;
  /** The levels from lowest to highest, short: printed at the two ends. */
  levels: string[];
  /** `level` null: not answered or not part of the role; `target` null: the role needs no level. `note` is printed right. */
  rows: { label: string; level: number | null; target: number | null; note?: string }[];
  words: { level: string; target: string };
}

const width = 420;
const side = 14;
const rowHeight = 54;
const top = 40;

function along(level: number, input: LevelChartInput): number {
  return side + (level / Math.max(1, input.levels.length - 1)) * (width - 2 * side);
}

/** The target is an open square, the level a filled circle: told apart by shape, also when both fall together. */
const square = (x: number, y: number) =>
  element('rect', { x: x - 9, y: y - 9, width: 18, height: 18, fill: paper, stroke: ink, 'stroke-width': 2 });
const circle = (x: number, y: number) => element('circle', { cx: x, cy: y, r: 6, fill: steps[4] });

function drawRow(row: LevelChartInput['rows'][number], y: number, input: LevelChartInput): string {
  const rail = y + 20;
  const stops = input.levels.map((_, level) =>
    element('circle', { cx: along(level, input), cy: rail, r: 3.5, fill: '#8a989c' }),
  );
  const track = element('path', { d: `M${side} ${rail} H${width - side}`, stroke: line, 'stroke-width': 2 });
  const short = row.level !== null && row.target !== null && row.level < row.target;
  const gap = short
    ? element('path', {
        d: `M${along(row.level as number, input)} ${rail} H${along(row.target as number, input)}`,
        stroke: steps[4],
        'stroke-width': 4,
      })
    : '';
  const words = [row.label, row.note].filter(Boolean).join(': ');
  return element(
    'g',
    {},
    tooltip(words) +
      label(row.label, { x: 0, y, 'font-weight': 600 }) +
      (row.note ? label(row.note, { x: width, y, 'text-anchor': 'end', fill: inkSoft }) : '') +
      track +
      stops.join('') +
      gap +
      (row.target === null ? '' : square(along(row.target, input), rail)) +
      (row.level === null ? '' : circle(along(row.level, input), rail)),
  );
}

function drawKey(input: LevelChartInput): string {
  const second = 24 + widthOf(input.words.level) + 30;
  return (
    circle(9, 12) +
    label(input.words.level, { x: 24, y: 17, fill: inkSoft }) +
    square(second, 12) +
    label(input.words.target, { x: second + 17, y: 17, fill: inkSoft })
  );
}

function drawEnds(input: LevelChartInput, y: number): string {
  return (
    label(input.levels[0] ?? '', { x: 0, y, 'font-size': 13, fill: inkSoft }) +
    label(input.levels.at(-1) ?? '', { x: width, y, 'font-size': 13, fill: inkSoft, 'text-anchor': 'end' })
  );
}

/** A person's level against what the role needs, skill by skill; narrow enough to read on a phone. */
export function drawLevelChart(input: LevelChartInput): string {
  const rows = input.rows.map((row, index) => drawRow(row, top + 18 + index * rowHeight, input));
  const bottom = top + 18 + input.rows.length * rowHeight;
  return drawing(
    { ...input, width, height: bottom + 8 },
    drawKey(input) + rows.join('') + drawEnds(input, bottom),
  );
}
