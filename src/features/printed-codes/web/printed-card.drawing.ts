import type { Edition } from '../printed-codes.store.js';
import type { CardWords } from './printed-card.view.js';
import { drawColumns } from './printed-card-columns.js';
import { cardSizes, type CardSizes } from './printed-card-sizes.js';
import { innerWidth, paper, type Paper, type Structure, type Style } from './printed-paper.js';
import { drawSquare } from './printed-square.js';

export interface PaperCard {
  organisation: string;
  name: string;
  /** Department and workplace, in the person's language. */
  place: string[];
  /** With hyphens. */
  code: string;
  shortAddress: string;
  /** What the square leads to. */
  scannedAddress: string;
  /** The person's language first. */
  words: [CardWords, CardWords];
}

const { margin, width, height } = paper;

/** Draws cards of one edition and campaign; a card is one sheet. */
export class CardDrawing {
  private readonly sizes: CardSizes;

  constructor(
    private readonly paper: Paper,
    private readonly edition: Edition,
    private readonly accent: string,
  ) {
    this.sizes = cardSizes(edition, accent);
  }

  draw(card: PaperCard): void {
    if (this.edition === 'large') this.largePrint(card);
    else this.normal(card);
  }

  /** Folds in three: the name is outside, everything else inside. Both languages side by side. */
  private normal(card: PaperCard): void {
    this.paper.newPage();
    const sheet = this.paper.part('Sect');
    this.addressee(sheet, card, card.words);
    this.foldMarks([height / 3, (2 * height) / 3]);
    const top = this.wayIn(sheet, card, { words: card.words, y: height / 3 + 12 }) + 17;
    const column = (innerWidth - 22) / 2;
    const columns = card.words.map((words, at) => {
      return { words, titled: true, x: margin + at * (column + 22), y: top, width: column };
    });
    drawColumns({ paper: this.paper, sheet, sizes: this.sizes }, columns);
    sheet.end();
  }

  /** Front and back of one sheet, one language on each. Folded alike, the backs of the upper two thirds are inside. */
  private largePrint(card: PaperCard): void {
    const sheet = this.paper.part('Sect');
    const [first, second] = card.words;
    const at = { x: margin, width: innerWidth };
    this.paper.newPage();
    this.addressee(sheet, card, [first]);
    this.foldMarks([height / 3, (2 * height) / 3]);
    const front = this.wayIn(sheet, card, { words: [first], y: height / 3 + 8 }) + 13;
    drawColumns({ paper: this.paper, sheet, sizes: this.sizes }, [
      { ...at, words: first, y: front, titled: false },
    ]);
    this.paper.newPage();
    const back = this.wayIn(sheet, card, { words: [second], y: margin }) + 17;
    drawColumns({ paper: this.paper, sheet, sizes: this.sizes }, [
      { ...at, words: second, y: back, titled: true },
    ]);
    sheet.end();
  }

  /** The name stands where the window of an envelope is: 20 mm from the left, 45 mm from the top. */
  private addressee(sheet: Structure, card: PaperCard, words: readonly CardWords[]): void {
    const { text, bold, name } = this.sizes;
    const at = { x: margin, width: innerWidth };
    let y = margin - 6;
    this.paper.say(sheet, { type: 'P' }, () => {
      y = this.paper.write(card.organisation, bold, { ...at, y, lines: 1 });
    });
    if (this.edition === 'large') {
      const survey = words[0] as CardWords;
      this.paper.say(sheet, { type: 'P', lang: survey.language }, () => {
        y = this.paper.write(survey.title, text, { ...at, y, lines: 2 });
      });
    }
    for (const { personal, language } of words) {
      this.paper.say(sheet, { type: 'P', lang: language }, () => {
        y = this.paper.write(personal, text, { ...at, y });
      });
    }
    y = Math.max(y + 8, 132);
    const window = { x: margin + 8, width: 260 };
    this.paper.say(sheet, { type: 'H1' }, () => {
      y = this.paper.write(card.name, name, { ...window, y, lines: 2 });
    });
    this.paper.say(sheet, { type: 'P' }, () => {
      for (const line of card.place) y = this.paper.write(line, text, { ...window, y: y + 2, lines: 2 });
    });
  }

  /** Address, code and square in a frame. @returns where the frame ends */
  private wayIn(
    sheet: Structure,
    card: PaperCard,
    { words, y }: { words: readonly CardWords[]; y: number },
  ): number {
    const { text, code, picture } = this.sizes;
    const at = { x: margin + 16, width: innerWidth - 48 - picture };
    const short = { width: at.width, least: text.size };
    let line = y + 14;
    const say = (content: string, style: Style) => {
      this.paper.say(sheet, { type: 'P' }, () => {
        line = this.paper.write(content, style, { ...at, y: line });
      });
    };
    const sayAll = (key: 'goTo' | 'enterCode' | 'scan') => {
      const pieces = words.map((one) => ({ text: one[key], language: one.language }));
      line = this.besideOrBelow(sheet, pieces, { ...at, y: line });
    };
    sayAll('goTo');
    say(card.shortAddress, this.paper.fitting(card.shortAddress, this.sizes.address, short));
    line += 5;
    sayAll('enterCode');
    say(card.code, code);
    line += 3;
    sayAll('scan');
    const end = Math.max(line + 12, y + picture + 24);
    const square = { x: width - margin - 16 - picture, y: y + (end - y - picture) / 2, size: picture };
    const alt = words.map((one) => one.picture).join(' ');
    this.paper.say(sheet, { type: 'Figure', alt }, () => {
      drawSquare(this.paper.document, card.scannedAddress, square);
    });
    this.paper.mark((document) => {
      document
        .roundedRect(margin, y, innerWidth, end - y, 6)
        .lineWidth(1.5)
        .stroke(this.accent);
    });
    return end;
  }

  /** Short pieces in several languages share a line where they fit on it. */
  private besideOrBelow(
    sheet: Structure,
    pieces: { text: string; language: string }[],
    at: { x: number; y: number; width: number },
  ): number {
    const { text } = this.sizes;
    const apart = 14;
    const widths = pieces.map((piece) => this.paper.width(piece.text, text));
    const beside = widths.reduce((sum, one) => sum + one + apart, -apart) <= at.width;
    let { x, y } = at;
    pieces.forEach((piece, number) => {
      this.paper.say(sheet, { type: 'P', lang: piece.language }, () => {
        const end = this.paper.write(piece.text, text, { ...at, x, y });
        if (beside && number < pieces.length - 1) x += (widths[number] as number) + apart;
        else y = end;
      });
    });
    return y;
  }

  private foldMarks(heights: number[]): void {
    this.paper.mark((document) => {
      document.lineWidth(0.5).strokeColor('#666666');
      for (const y of heights) {
        document.moveTo(0, y).lineTo(20, y).stroke();
        document
          .moveTo(width - 20, y)
          .lineTo(width, y)
          .stroke();
      }
    });
  }
}
