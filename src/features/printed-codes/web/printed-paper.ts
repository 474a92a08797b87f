import PDFDocument from 'pdfkit';
import { createRequire } from 'node:module';
import { inProject } from '../../../platform/project-root.js';
import { PaperInside, type Stamp } from './printed-paper-inside.js';
import type { Edition } from '../printed-codes.store.js';

/** A4, in points; nothing is written below `bottom`. */
export const paper = { width: 595.28, height: 841.89, margin: 43, bottom: 818 };
export const innerWidth = paper.width - 2 * paper.margin;

export type Face = 'text' | 'bold' | 'code';

/** DejaVu has the letters of Welsh and of most names; its licence (Bitstream Vera) allows embedding. */
const files: Record<Face, string> = {
  text: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  code: 'DejaVuSansMono-Bold.ttf',
};

export interface Style {
  face: Face;
  /** In points. */
  size: number;
  colour?: string;
}

/** Part of the document's outline that screen readers follow. */
export type Structure = PDFKit.PDFStructureElement;

interface Outline {
  type: string;
  lang?: string | undefined;
  alt?: string;
}

const lineHeight = 1.21;
const ink = '#0b0c0c';
const mostRemembered = 2_000;

/** A tagged PDF on A4. Everything that is said is part of its structure, every mark and line is not. */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  private readonly root: Structure;
  private readonly broken = new Map<string, string[]>();
  private readonly stamps = new Map<string, Stamp>();
  private readonly inner: PaperInside;

  constructor(options: { title: string; author: string; language: string; edition: Edition }) {
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: options.language,
      displayTitle: true,
      info: { Title: options.title, Author: options.author, Creator: 'Soundings', Producer: 'Soundings' },
    });
    const { resolve } = createRequire(inProject('package.json'));
    for (const [face, file] of Object.entries(files)) {
      this.document.registerFont(face, resolve(`dejavu-fonts-ttf/ttf/${file}`));
    }
    this.inner = new PaperInside(this.document);
    this.inner.askFor({
      // Two cards must never share a sheet: Adobe's programs and some printers take this as their default.
      Duplex: options.edition === 'large' ? 'DuplexFlipLongEdge' : 'Simplex',
      PrintScaling: 'None',
    });
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  newPage(): void {
    this.document.addPage();
    this.inner.forgetWords();
  }

  /** The end of the file; nothing can be drawn afterwards. */
  finish(): void {
    this.root.end();
    this.document.end();
  }

  /** A part of the document with parts of its own; `end` it when its last one is drawn. */
  part(type: 'Sect', parent: Structure = this.root): Structure {
    const part = this.document.struct(type);
    parent.add(part);
    return part;
  }

  /** Something that is read out as one. */
  say(parent: Structure, { type, ...options }: Outline, draw: () => void): void {
    const said = this.document.struct(type as never, options, () => draw());
    parent.add(said);
    this.inner.forget(said);
  }

  /** What stands in the same place of every card: drawn once, and each page refers to it. */
  stamp(key: string, draw: () => void): void {
    const known = this.stamps.get(key);
    const stamp = known ?? this.inner.stampOf(`Stamp${this.stamps.size + 1}`, draw);
    if (!known) this.stamps.set(key, stamp);
    this.inner.press(stamp);
  }

  /** What only eyes need. */
  mark(draw: (document: PDFKit.PDFDocument) => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    this.document.save();
    draw(this.document);
    this.document.restore();
    this.document.endMarkedContent();
  }

  height(text: string, style: Style, width: number): number {
    return this.lines(text, style, width).length * this.leading(style);
  }

  leading({ size }: Style): number {
    return size * lineHeight;
  }

  /** @returns where the next line begins */
  write(text: string, style: Style, at: { x: number; y: number; width: number; lines?: number }): number {
    let lines = this.lines(text, style, at.width);
    if (at.lines && lines.length > at.lines) {
      lines = [...lines.slice(0, at.lines - 1), `${lines[at.lines - 1]}…`];
    }
    this.document
      .font(style.face)
      .fontSize(style.size)
      .fillColor(style.colour ?? ink);
    lines.forEach((line, number) => {
      this.document.text(line, at.x, at.y + number * this.leading(style), { lineBreak: false });
    });
    return at.y + lines.length * this.leading(style);
  }

  width(text: string, { face, size }: Style): number {
    return this.document.font(face).fontSize(size).widthOfString(text);
  }

  /** The largest size up to that of the style in which the text fits on one line, not below `least`. */
  fitting(text: string, style: Style, limits: { width: number; least: number }): Style {
    const size = (style.size * limits.width) / Math.max(limits.width, this.width(text, style));
    return { ...style, size: Math.max(limits.least, Math.floor(size * 2) / 2) };
  }

  /** The same sentences stand on thousands of cards: each is broken into lines once. */
  private lines(text: string, style: Style, width: number): string[] {
    const key = `${style.face} ${style.size} ${width} ${text}`;
    const known = this.broken.get(key);
    if (known) return known;
    if (this.broken.size >= mostRemembered) this.broken.clear();
    const lines = this.breakLines(text, style, width);
    this.broken.set(key, lines);
    return lines;
  }

  private breakLines(text: string, style: Style, width: number): string[] {
    const lines = [''];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const last = lines.at(-1) as string;
      const longer = last === '' ? word : `${last} ${word}`;
      if (this.width(longer, style) <= width) lines[lines.length - 1] = longer;
      else lines.push(...this.cut(word, style, width));
      if (lines[0] === '') lines.shift();
    }
    return lines;
  }

  /** A word that is wider than the column, such as a long address. */
  private cut(word: string, style: Style, width: number): string[] {
    const pieces = [''];
    for (const character of word) {
      const longer = `${pieces.at(-1)}${character}`;
      if (this.width(longer, style) <= width) pieces[pieces.length - 1] = longer;
      else pieces.push(character);
    }
    return pieces;
  }
}
