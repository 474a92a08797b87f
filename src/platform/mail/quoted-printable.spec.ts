import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { knownLines, quotedPrintable } from './quoted-printable.js';

const decoded = (encoded: string) =>
  Buffer.from(
    encoded
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    ' ',
    '\t',
    '=',
    '.',
    '--=_12.7.abc',
    'Siân Bevan, ',
    'https://skills.example/s/xxxxxxxxxxxxxxxxx',
  ),
);
const text = fc
  .array(fc.oneof(word, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 40 })
  .map((words) => words.join(''));

describe('quoted-printable', () => {
  it('reads as it was written, with lines that every server takes', () => {
    fc.assert(
      fc.property(text, (content) => {
        const encoded = quotedPrintable(content);
        expect(decoded(encoded)).toBe(content.replace(/\r\n?|\n/g, '\r\n'));
        expect(encoded).toMatch(/^[\t\r\n -~]*$/);
        for (const line of encoded.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
      }),
    );
  });

  it('gives the same bytes whatever is known beforehand', () => {
    fc.assert(
      fc.property(text, text, (content, other) => {
        const known = knownLines([content, other], (line) => line.length % 2 === 0);
        expect(quotedPrintable(content, known)).toBe(quotedPrintable(content));
      }),
    );
  });

  it('never holds what ends a part, and encodes spaces at the end of a line', () => {
    expect(quotedPrintable('--=_1\na \n')).toBe('--=3D_1\r\na=20\r\n');
  });
});
