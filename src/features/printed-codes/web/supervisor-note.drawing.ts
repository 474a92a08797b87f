import type { Edition } from '../printed-codes.store.js';
import type { NoteWords } from './printed-card.view.js';
import { innerWidth, paper, type Paper, type Structure, type Style } from './printed-paper.js';

const { margin } = paper;

/** In front of each pack. As many sides as a card has, so that no card is printed on its back. */
export function drawNote(
  drawnOn: Paper,
  words: readonly [NoteWords, NoteWords],
  { edition, accent }: { edition: Edition; accent: string },
): void {
  const size = edition === 'large' ? 18 : 12;
  const sheet = drawnOn.part('Sect');
  drawnOn.newPage();
  let y = margin;
  words.forEach((one, at) => {
    // Large print has a side for each language, and so has a note that is too long for one.
    if (at > 0 && (edition === 'large' || y > paper.height * 0.53)) {
      drawnOn.newPage();
      y = margin;
    }
    y = drawWords({ paper: drawnOn, sheet, size, accent }, one, y) + size * 2;
  });
  sheet.end();
}

interface Place {
  paper: Paper;
  sheet: Structure;
  size: number;
  accent: string;
}

function drawWords({ paper: drawnOn, sheet, size, accent }: Place, words: NoteWords, from: number): number {
  const text: Style = { face: 'text', size };
  const bold: Style = { face: 'bold', size: size * 1.25, colour: accent };
  const part = drawnOn.part('Sect', sheet);
  const gap = size * 0.5;
  let y = from;
  const line = (type: string, content: string, style: Style, indent = 0) => {
    drawnOn.say(part, { type, lang: words.language }, () => {
      const at = { x: margin + indent, y, width: innerWidth - indent };
      if (indent) drawnOn.write('•', style, { ...at, x: margin });
      y = drawnOn.write(content, style, at) + gap;
    });
  };
  line('H1', words.heading, { face: 'bold', size: size * 1.5, colour: accent });
  line('H2', words.place, bold);
  words.opening.forEach((one) => line('P', one, text));
  words.rules.forEach((one) => line('P', one, text, size * 1.2));
  words.closing.forEach((one) => line('P', one, text));
  line('P', words.sheet, text);
  part.end();
  return y;
}
