import {
  drawing,
  element,
  hatch,
  ink,
  inkSoft,
  label,
  line,
  steps,
  tooltip,
  widthOf,
  wrappedLabel,
} from './svg.js';

export type IntervalBar =
  | { kind: 'value'; label: string; value: number; low: number; high: number; text: string }
  | { kind: 'hidden'; label: string; text: string };

export interface IntervalBarsInput {
  id: string;
  /** States the finding. */
  title: string;
  description: string;
  bars: IntervalBar[];
  /** The end of the scale in the unit of `value`; 1 for shares. */
  maximum: number;
  /** Printed at these values below the bars. */
  ticks: { at: number; text: string }[];
}

const names = 280;
const track = 400;
const rowHeight = 44;
const top = 8;

const along = (value: number, input: IntervalBarsInput) =>
  names + (Math.min(Math.max(value, 0), input.maximum) / input.maximum) * track;

/** The interval is a line with two ends over the bar: where the true figure likely lies. */
function whisker(bar: Extract<IntervalBar, { kind: 'value' }>, y: number, input: IntervalBarsInput): string {
  const [from, to] = [along(bar.low, input), along(bar.high, input)];
  const stroke = { stroke: ink, 'stroke-width': 1.8, fill: 'none' };
  return element('path', { d: `M${from} ${y - 5} v10 M${from} ${y} H${to} M${to} ${y - 5} v10`, ...stroke });
}

function drawBar(bar: IntervalBar, y: number, input: IntervalBarsInput): string {
  const middle = y + rowHeight / 2;
  const name = wrappedLabel(bar.label, { x: 0, y: middle, width: names - 20 });
  const box = { x: names, y: middle - 10, height: 20, rx: 2 };
  if (bar.kind === 'hidden') {
    const words = label(bar.text, { x: names + 132, y: middle + 5, fill: inkSoft });
    return name + element('rect', { ...box, width: 120, fill: `url(#${input.id}-hatch)` }) + words;
  }
  const figure = label(bar.text, { x: names + track + 14, y: middle + 5, 'font-weight': 600 });
  const filled = element('rect', { ...box, width: along(bar.value, input) - names, fill: steps[3] });
  return element(
    'g',
    {},
    tooltip(`${bar.label}: ${bar.text}`) + name + filled + whisker(bar, middle, input) + figure,
  );
}

function drawTicks(input: IntervalBarsInput, bottom: number): string {
  return input.ticks
    .map(({ at, text }) => {
      const x = along(at, input);
      return (
        element('path', { d: `M${x} ${top} V${bottom}`, stroke: line, 'stroke-width': 1 }) +
        label(text, { x, y: bottom + 18, 'text-anchor': 'middle', 'font-size': 13, fill: inkSoft })
      );
    })
    .join('');
}

/** Horizontal bars, each with its interval; withheld groups are hatched. Put the table of the same figures beside it. */
export function drawIntervalBars(input: IntervalBarsInput): string {
  const bottom = top + input.bars.length * rowHeight;
  const figures = Math.max(40, ...input.bars.map((bar) => (bar.kind === 'value' ? widthOf(bar.text) : 0)));
  const bars = input.bars.map((bar, index) => drawBar(bar, top + index * rowHeight, input));
  return drawing(
    { ...input, width: names + track + 24 + figures, height: bottom + 30, scrolls: true },
    hatch(`${input.id}-hatch`) + drawTicks(input, bottom) + bars.join(''),
  );
}
