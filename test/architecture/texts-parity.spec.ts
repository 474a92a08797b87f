import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../../src/platform/project-root.js';

type Texts = { [key: string]: Texts | string | string[] };

/** The same in both languages: names, forms of address, what stands in a file or a program. */
const sameInBoth = new Set([
  'Soundings',
  'English',
  'Cymraeg',
  'API',
  'CSV',
  'JSON',
  'PDF',
  'Email',
  'Data',
  'Logo',
]);

/** Welsh has six plural forms where English has two; what counts is that the text exists. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

function textsBelow(texts: Texts | string[], path: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsBelow(value, `${path}${key}.`),
  );
}

function textsOf(language: string, file: string): [string, string][] {
  return textsBelow(JSON.parse(readFileSync(inProject('locales', language, file), 'utf8')), '');
}

const placeholders = (text: string) =>
  [...new Set(text.match(/{{\w+}}/g) ?? [])].filter((one) => one !== '{{count}}').sort();
const english = readdirSync(inProject('locales', 'en')).filter((file) => file.endsWith('.json'));

describe('The texts', () => {
  it('exist as the same files in both languages', () => {
    expect(readdirSync(inProject('locales', 'cy')).filter((file) => file.endsWith('.json'))).toEqual(english);
  });

  describe.each(english)('in %s', (file) => {
    const en = new Map(textsOf('en', file));
    const cy = new Map(textsOf('cy', file));
    const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(withoutPlural))].sort();

    it('have the same keys in both languages', () => {
      expect(keys(cy)).toEqual(keys(en));
    });

    it('are written in Welsh, not copied', () => {
      const copied = [...en].filter(
        ([key, text]) => cy.get(key) === text && /[a-z]{4}/i.test(text) && !sameInBoth.has(text),
      );
      expect(copied).toEqual([]);
    });

    it('speak of the same things: names, counts, dates', () => {
      const differing = [...cy].filter(([key, text]) => {
        // "You left them all empty" needs no names.
        if (key.endsWith('_zero')) return false;
        const counterpart = en.get(key) ?? en.get(`${withoutPlural(key)}_other`);
        return counterpart !== undefined && placeholders(text).join() !== placeholders(counterpart).join();
      });
      expect(differing).toEqual([]);
    });

    it('have a form for every count', () => {
      const plurals = [...en.keys()].filter((key) => key.endsWith('_other')).map(withoutPlural);
      const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
      const missing = plurals.flatMap((key) =>
        forms.map((form) => `${key}_${form}`).filter((name) => !cy.has(name)),
      );
      expect(missing).toEqual([]);
    });
  });
});
