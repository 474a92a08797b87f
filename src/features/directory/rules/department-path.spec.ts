import { describe, expect, it } from '@jest/globals';
import {
  chooseSeparator,
  countSeparators,
  noSeparators,
  pathIdentity,
  readPath,
  splitPath,
  withWelsh,
} from './department-path.js';

function chosenFor(...values: string[]) {
  const count = noSeparators();
  for (const value of values) countSeparators(count, value);
  return chooseSeparator(count);
}

const named = (...names: string[]) => names.map((name) => ({ name, nameCy: null }));

describe('Department paths', () => {
  it.each([
    ['Council > Adults, Health > Care', '>'],
    ['Council\\Adults', '\\'],
    ['Council|Adults', '|'],
    ['Council » Adults', '»'],
    ['Council / Adults / Home/Day Care', ' / '],
    ['Council/Adults', '/'],
    ['Adults, Health and Care', null],
    ['', null],
  ])('%s is separated by %s', (value, separator) => expect(chosenFor(value)).toBe(separator));

  it('a slash in some names separates nothing, and a slash beside > belongs to the name', () => {
    expect(chosenFor('Parks', 'Legal', 'Highways/Streetscene')).toBeNull();
    expect(chosenFor('Council > Highways/Streetscene', 'Council > Parks/Play')).toBe('>');
    expect(chosenFor(...Array<string>(9).fill('Council/Parks'), 'Council')).toBe('/');
  });

  it('are split with blanks left out', () => {
    expect(splitPath(' Council >  Her  Majesty’s > > Care ', '>')).toEqual([
      'Council',
      'Her Majesty’s',
      'Care',
    ]);
    expect(splitPath('Highways/Streetscene', null)).toEqual(['Highways/Streetscene']);
    expect(splitPath('  ', '>')).toEqual([]);
  });

  it('take a level that repeats the one above as filled down', () => {
    expect(readPath(named('Council', 'Housing', 'HOUSING'))).toEqual({
      outcome: 'path',
      parts: named('Council', 'Housing'),
    });
  });

  it.each([
    ['no-department', named()],
    ['department-own-ancestor', named('A', 'B', 'a ')],
    ['department-too-deep', named(...Array.from({ length: 21 }, (_, n) => `Level ${n}`))],
    ['department-name-too-long', named('x'.repeat(201))],
  ])('are refused as %s', (fault, parts) => expect(readPath(parts)).toEqual({ outcome: 'fault', fault }));

  it('are the same whatever the capitals, apostrophes and dashes', () => {
    expect(pathIdentity(named("Children's  Services – North"))).toBe(
      pathIdentity(named('CHILDREN’S SERVICES - NORTH')),
    );
    expect(pathIdentity(named('A', 'B'))).not.toBe(pathIdentity(named('A B')));
  });

  it('take Welsh names step by step, or for the last step alone', () => {
    expect(withWelsh(['Council', 'Waste'], ['Cyngor', 'Gwastraff']).map(({ nameCy }) => nameCy)).toEqual([
      'Cyngor',
      'Gwastraff',
    ]);
    expect(withWelsh(['Council', 'Waste'], ['Gwastraff']).map(({ nameCy }) => nameCy)).toEqual([
      null,
      'Gwastraff',
    ]);
    expect(withWelsh(['A', 'B', 'C'], ['X', 'Y']).map(({ nameCy }) => nameCy)).toEqual([null, null, null]);
  });
});
