import type { CardSizes } from './printed-card-sizes.js';
import type { CardWords } from './printed-card.view.js';
import { paper, type Paper, type Structure } from './printed-paper.js';

export interface CardColumn {
  words: CardWords;
  /** With the survey's name above it. */
  titled: boolean;
  x: number;
  y: number;
  width: number;
}

/** Where it is drawn. */
export interface Drawing {
  paper: Paper;
  sheet: Structure;
  sizes: CardSizes;
}

/** What the survey is about: as much as there is room for, and as much in one column as in the other. */
export function drawColumns(drawing: Drawing, columns: readonly CardColumn[]): void {
  const versions = columns[0]?.words.versions.length ?? 0;
  const fitting = (version: number) =>
    columns.every((one) => one.y + tallness(drawing, one, version) <= paper.bottom);
  let version = 0;
  while (version < versions - 1 && !fitting(version)) version += 1;
  for (const column of columns) drawColumn(drawing, column, version);
}

function tallness(
  { paper: drawnOn, sizes: { text, title, gap } }: Drawing,
  { words, width, titled }: CardColumn,
  version: number,
): number {
  const heading = titled ? drawnOn.height(words.title, title, width) + gap : 0;
  const paragraphs = words.versions[version] ?? [];
  return paragraphs.reduce((sum, one) => sum + drawnOn.height(one, text, width) + gap, heading) - gap;
}

function drawColumn(
  { paper: drawnOn, sheet, sizes: { text, title, gap } }: Drawing,
  { words, titled, ...at }: CardColumn,
  version: number,
): void {
  const { language: lang } = words;
  const key = `${lang} ${version} ${at.x} ${at.y}`;
  let { y } = at;
  if (titled) {
    const end = y + drawnOn.height(words.title, title, at.width) + gap;
    drawnOn.say(sheet, { type: 'H2', lang }, () => {
      drawnOn.stamp(`title ${key}`, () => drawnOn.write(words.title, title, { ...at, y }));
    });
    y = end;
  }
  drawnOn.say(sheet, { type: 'P', lang }, () => {
    drawnOn.stamp(`text ${key}`, () => {
      for (const paragraph of words.versions[version] ?? []) {
        y = drawnOn.write(paragraph, text, { ...at, y }) + gap;
      }
    });
  });
}
