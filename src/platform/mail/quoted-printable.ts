import { encode, wrap } from 'nodemailer/lib/qp';

/**
 * Quoted-printable (RFC 2045, section 6.7) line by line: an encoded line depends on nothing beyond it, so the lines
 * that all letters of a mailing share need encoding only once.
 */
export type KnownLines = ReadonlyMap<string, string>;

const lineLength = 76;
const lineBreak = /\r\n?|\n/;

const encodedLine = (line: string) => wrap(encode(line), lineLength);

/** Looks every line up by its content: a text that somebody changed afterwards is encoded as it stands. */
export function quotedPrintable(content: string, known?: KnownLines): string {
  let encoded = '';
  for (const [at, line] of content.split(lineBreak).entries()) {
    if (at > 0) encoded += '\r\n';
    if (line !== '') encoded += known?.get(line) ?? encodedLine(line);
  }
  return encoded;
}

/** @param isShared whether the line is the same in every letter; others must not be remembered */
export function knownLines(contents: readonly string[], isShared: (line: string) => boolean): KnownLines {
  const known = new Map<string, string>();
  for (const content of contents) {
    for (const line of content.split(lineBreak)) {
      if (line !== '' && isShared(line)) known.set(line, encodedLine(line));
    }
  }
  return known;
}
