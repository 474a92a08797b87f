/** Small parts that the charts share. Presentation attributes only: pages allow no inline style, files have no sheet. */
export const ink = '#16262c';
export const inkSoft = '#4a5b61';
export const line = '#c9d4d6';
export const paper = '#ffffff';

/** One hue from light to dark: order is told by lightness alone, whatever colours somebody can tell apart. */
export const steps = ['#eef5f6', '#cde3e7', '#9fcad2', '#5ea3b0', '#1f6d7c', '#0b4452'] as const;

type Attributes = Record<string, string | number | undefined>;

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const rounded = (value: string | number) =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;

/** One element; `inside` is markup that this module made, or text that went through `escapeText`. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const given = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeText(String(rounded(value)))}"`);
  return `<${name}${given.join('')}>${inside}</${name}>`;
}

export function label(text: string, attributes: Attributes): string {
  return element('text', { 'font-size': 14, fill: ink, ...attributes }, escapeText(text));
}

/** A tooltip for the pointer; the same figures stand in the table beside the chart. */
export const tooltip = (text: string) => `<title>${escapeText(text)}</title>`;

/** Width of text in a system font, a little generous, because the server has no fonts to measure with. */
export const widthOf = (text: string, size = 14) => text.length * size * 0.56;

/** Breaks a label into at most `lines` lines of about `width` pixels; what doesn't fit ends with an ellipsis. */
export function wrap(text: string, width: number, lines = 2): string[] {
  const made: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = made.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(joined) <= width) made[made.length - 1] = joined;
    else made.push(word);
  }
  const kept = made.slice(0, lines);
  if (made.length > lines) kept[lines - 1] = `${kept[lines - 1]} …`;
  return kept;
}

/** A label of up to two lines, its middle at `y`. */
export function wrappedLabel(text: string, place: { x: number; y: number; width: number }): string {
  const made = wrap(text, place.width);
  const first = place.y + 5 - (made.length - 1) * 8.5;
  return made.map((part, index) => label(part, { x: place.x, y: first + index * 17 })).join('');
}

/** Diagonal lines for what is withheld: told by texture, so that it can't be mistaken for a low figure. */
export function hatch(id: string): string {
  const stripe = element('path', { d: 'M0 8 L8 0', stroke: '#8a989c', 'stroke-width': 1.4 });
  const ground = element('rect', { width: 8, height: 8, fill: '#f7f9f9' });
  return element(
    'defs',
    {},
    element('pattern', { id, width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, ground + stripe),
  );
}

export interface Frame {
  /** Unique on the page; begins the ids inside. */
  id: string;
  width: number;
  height: number;
  /** States the finding. */
  title: string;
  /** What is drawn and how to read it. */
  description: string;
  /** Figures would be too small to read when the drawing shrinks: it scrolls on narrow screens instead. */
  scrolls?: boolean;
}

/** The whole drawing: escaped, complete as a file of its own, and one picture to a screen reader. */
export function drawing(frame: Frame, inside: string): string {
  const { id, width, height } = frame;
  const words =
    element('title', { id: `${id}-title` }, escapeText(frame.title)) +
    element('desc', { id: `${id}-desc` }, escapeText(frame.description));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-desc`,
      'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
      'data-wide': frame.scrolls ? 'yes' : undefined,
    },
    words + inside,
  );
}
