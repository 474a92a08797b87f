import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { channelOf, countWays, mayRemindByLetter, unitsOf } from './channel-choice.js';
import { fittingText, fragmentsOf, inGsmLetters } from './text-length.js';

const yes = { email: true, mobile: true, postalAddress: true };
const both = { text: true, letter: true };

describe('The way of an invitation', () => {
  it.each([
    ['email before all others', yes, both, 'email'],
    ['a text message without email', { ...yes, email: false }, both, 'text'],
    ['a letter without mobile', { ...yes, email: false, mobile: false }, both, 'letter'],
    [
      'a letter where texts are not allowed',
      { ...yes, email: false },
      { text: false, letter: true },
      'letter',
    ],
    ['none where nothing is allowed', { ...yes, email: false }, { text: false, letter: false }, null],
    ['none where nothing is known', { email: false, mobile: false, postalAddress: false }, both, null],
    [
      'none where letters are not allowed',
      { ...yes, email: false, mobile: false },
      { text: true, letter: false },
      null,
    ],
  ] as const)('is %s', (...row) => {
    const [, reach, ways, way] = row;
    expect(channelOf(reach, ways)).toBe(way);
  });

  it('is counted once for everybody, whatever is allowed', () => {
    const group = fc.record({
      email: fc.boolean(),
      mobile: fc.boolean(),
      postalAddress: fc.boolean(),
      people: fc.nat(1_000),
    });
    const ways = fc.record({ text: fc.boolean(), letter: fc.boolean() });
    fc.assert(
      fc.property(fc.array(group), ways, (groups, allowed) => {
        const counts = countWays(groups, allowed);
        const people = groups.reduce((sum, one) => sum + one.people, 0);
        expect(counts.email + counts.text + counts.letter + counts.none).toBe(people);
        if (!allowed.text) expect(counts.text).toBe(0);
        if (!allowed.letter) expect(counts.letter).toBe(0);
      }),
    );
  });

  it('costs fragments and letters', () => {
    expect(unitsOf({ email: 900, text: 40, letter: 7, none: 3 }, 2)).toEqual({ fragments: 80, letters: 7 });
  });

  it('is a letter for as many reminders as HR allowed', () => {
    expect(
      [0, 1, 2].map((allowed) => [1, 2].map((sequence) => mayRemindByLetter(sequence, allowed))),
    ).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });
});

describe('The length of a text message', () => {
  it.each([
    ['', 1],
    ['x'.repeat(160), 1],
    ['x'.repeat(161), 2],
    ['x'.repeat(306), 2],
    ['x'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ŵ'.repeat(70), 1],
    ['ŵ'.repeat(71), 2],
    ['ŵ'.repeat(134), 2],
    ['ŵ'.repeat(135), 3],
    ['\u{1F600}'.repeat(36), 2],
  ])('of %# is %i', (text, fragments) => expect(fragmentsOf(text)).toBe(fragments));

  it('loses its accents only where it would be too long with them', () => {
    expect(inGsmLetters('Tŷ’r dŵr – Siân, é €5…')).toBe("Ty'r dwr - Sian, é €5...");
    expect(fittingText(['Bwrdd Dŵr'])).toBe('Bwrdd Dŵr');
    expect(fittingText([`Bwrdd Dŵr ${'x'.repeat(200)}`])).toBe(`Bwrdd Dwr ${'x'.repeat(200)}`);
  });

  it('is brief before it is long', () => {
    const long = 'x'.repeat(400);
    expect(fittingText([long, 'brief'])).toBe('brief');
    expect(fittingText([long, long.slice(1)])).toBe(long.slice(1));
  });

  it('never has characters that cost more than they must', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = inGsmLetters(text);
        expect(inGsmLetters(plain)).toBe(plain);
        expect(fragmentsOf(plain)).toBeLessThanOrEqual(Math.max(1, Math.ceil((plain.length * 2) / 153)));
      }),
    );
  });
});
