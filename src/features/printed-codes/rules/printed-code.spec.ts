import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CODE_BYTES, codeFromBytes, formatCode, readCode } from './printed-code.js';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const code = bytes.map(codeFromBytes);

describe('A printed code', () => {
  it('is twelve characters of the alphabet, which has no I, L, O or U', () => {
    fc.assert(fc.property(code, (made) => expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)));
    expect(codeFromBytes(new Uint8Array(8))).toBe('000000000000');
    expect(codeFromBytes(new Uint8Array(8).fill(255))).toBe('ZZZZZZZZZZZZ');
    expect(codeFromBytes(Buffer.from('0123456789abcdef', 'hex'))).toBe('04HMASW9NF6Y');
  });

  it('uses 60 of the 64 bits, each of them', () => {
    for (let bit = 0; bit < 64; bit += 1) {
      const one = new Uint8Array(8);
      one[bit >> 3] = 128 >> (bit & 7);
      expect(codeFromBytes(one) === '000000000000').toBe(bit >= 60);
    }
  });

  it('needs eight bytes, and takes the first eight of more', () => {
    expect(() => codeFromBytes(new Uint8Array(7))).toThrow(RangeError);
    const long = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
    expect(codeFromBytes(long)).toBe(codeFromBytes(long.subarray(0, 8)));
  });

  it('is read as it is printed', () => {
    fc.assert(fc.property(code, (made) => expect(readCode(formatCode(made))).toBe(made)));
    expect(formatCode('7K3MQ0AB1XYZ')).toBe('7K3M-Q0AB-1XYZ');
  });

  it('is read however somebody types it', () => {
    const confused: Record<string, string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'i', 'L', 'l'] };
    const between = fc.constantFrom('', ' ', '-', ' - ', '–', '\t', '.', '\u00a0');
    const typed = code.chain((made) =>
      fc.tuple(
        fc.constant(made),
        fc.tuple(
          ...[...made].map((character) =>
            fc.tuple(
              fc.constantFrom(...(confused[character] ?? [character, character.toLowerCase()])),
              between,
            ),
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(typed, ([made, characters]) => expect(readCode(characters.flat().join(''))).toBe(made)),
    );
  });

  it.each([
    ['', 'nothing'],
    ['7K3M-Q0AB-1XY', 'eleven characters'],
    ['7K3M-Q0AB-1XYZZ', 'thirteen'],
    ['7K3M-Q0AB-1XYU', 'a U'],
    ['7K3M/Q0AB/1XYZ', 'slashes'],
    ['7K3M-Q0AB-1XY😀', 'a picture'],
    [' '.repeat(200) + '7K3MQ0AB1XYZ', 'a page of spaces'],
  ])('is not %j: %s', (typed) => {
    expect(readCode(typed)).toBeNull();
  });

  it('is no list, number or file that a form might send', () => {
    for (const sent of [undefined, null, 7, ['7K3MQ0AB1XYZ'], { code: '7K3MQ0AB1XYZ' }]) {
      expect(readCode(sent)).toBeNull();
    }
    fc.assert(fc.property(fc.anything(), (sent) => expect(() => readCode(sent)).not.toThrow()));
  });
});
