import type { Edition } from '../printed-codes.store.js';
import type { Style } from './printed-paper.js';

/** What stands how large on a card. */
export interface CardSizes {
  text: Style;
  bold: Style;
  name: Style;
  title: Style;
  address: Style;
  code: Style;
  picture: number;
  /** Between paragraphs. */
  gap: number;
}

/** 12 points for reading, or 18; what must be typed is larger. */
export function cardSizes(edition: Edition, accent: string): CardSizes {
  const of = edition === 'large' ? [18, 21, 20, 22, 30] : [12, 15, 14, 17, 26];
  const [text = 0, name = 0, title = 0, address = 0, code = 0] = of;
  return {
    text: { face: 'text', size: text },
    bold: { face: 'bold', size: text, colour: accent },
    name: { face: 'bold', size: name },
    title: { face: 'bold', size: title, colour: accent },
    address: { face: 'bold', size: address },
    code: { face: 'code', size: code },
    picture: edition === 'large' ? 120 : 110,
    gap: text * (edition === 'large' ? 0.33 : 0.45),
  };
}
