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

export type ShareBar =
  /** One share from 0 to 1 for each part of the key, adding up to 1. */
  | { kind: 'value'; label: string; shares: { share: number; text: string }[] }
  | { kind: 'hidden'; label: string; text: string };

export interface ShareBarsInput {
  id: string;
  /** States the finding. */
  title: string;
  description: string;
  /** What the parts are, in their order: from agreeing to disagreeing. At most four. */
  parts: string[];
  bars: ShareBar[];
}

const names = 280;
const track = 440;
const rowHeight = 48;
const top = 36;

/** Every second step, from dark to light, so that neighbours differ clearly in lightness. */
const fills: { fill: string; text: string }[] = [
  { fill: steps[5], text: paper },
  { fill: steps[3], text: ink },
  { fill: steps[1], text: ink },
  { fill: '#e4e8e9', text: ink },
];

const fillOf = (index: number) => fills[Math.min(index, fills.length - 1)] as { fill: string; text: string };

function drawShares(bar: Extract<ShareBar, { kind: 'value' }>, y: number, input: ShareBarsInput): string {
  let x = names;
  return bar.shares
    .map(({ share, text }, index) => {
      const width = share * track;
      const from = x;
      x += width;
      const { fill, text: colour } = fillOf(index);
      const fits = width > widthOf(text) + 8;
      const figure = fits
        ? label(text, { x: from + width / 2, y: y + 5, 'text-anchor': 'middle', fill: colour })
        : '';
      const box = { x: from, y: y - 14, width: Math.max(0, width - 1.5), height: 28, fill };
      return element(
        'g',
        {},
        tooltip(`${bar.label}, ${input.parts[index]}: ${text}`) + element('rect', box) + figure,
      );
    })
    .join('');
}

function drawBar(bar: ShareBar, y: number, input: ShareBarsInput): string {
  const name = wrappedLabel(bar.label, { x: 0, y, width: names - 20 });
  if (bar.kind === 'value') return name + drawShares(bar, y, input);
  const hatched = { x: names, y: y - 14, width: 120, height: 28, fill: `url(#${input.id}-hatch)` };
  return name + element('rect', hatched) + label(bar.text, { x: names + 132, y: y + 5, fill: inkSoft });
}

function drawKey(input: ShareBarsInput): string {
  let x = names;
  return input.parts
    .map((part, index) => {
      const from = x;
      x += 24 + widthOf(part) + 18;
      const { fill } = fillOf(index);
      const box = element('rect', {
        x: from,
        y: 6,
        width: 16,
        height: 16,
        fill,
        stroke: inkSoft,
        'stroke-width': 0.5,
      });
      return box + label(part, { x: from + 24, y: 19, fill: inkSoft });
    })
    .join('');
}

/** How answers divide, one bar a statement; withheld ones are hatched. Put the table of the same figures beside it. */
export function drawShareBars(input: ShareBarsInput): string {
  const key = input.parts.reduce((sum, part) => sum + 42 + widthOf(part), names);
  const bars = input.bars.map((bar, index) => drawBar(bar, top + rowHeight * (index + 0.5), input));
  return drawing(
    {
      ...input,
      width: Math.max(names + track, key),
      height: top + input.bars.length * rowHeight + 6,
      scrolls: true,
    },
    hatch(`${input.id}-hatch`) + drawKey(input) + bars.join(''),
  );
}
