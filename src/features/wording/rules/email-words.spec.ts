import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import {
  editableKinds,
  filledIn,
  paragraphsOf,
  tidied,
  wordingFaults,
  type PlaceholderValues,
  type Wording,
} from './email-words.js';

const values: PlaceholderValues = {
  organisation: 'Northmoor Council',
  closesOn: 'Friday 27 November',
  minutes: '10',
  name: 'Carys Price',
};
const wording = (changes: Partial<Wording> = {}): Wording => ({
  subject: 'Your view on digital skills at {{organisation}}',
  opening: 'Dear {{name}} and all,\n\nwe ask until {{closesOn}}.',
  closing: '',
  ...changes,
});
const faultsOf = (changes: Partial<Wording>) =>
  wordingFaults(tidied(wording(changes)), values).map(({ field, fault, what }) => [field, fault, what]);

describe('The words of an email', () => {
  it.each([
    'It takes {{minutes}} minutes, e.g. on a bus. Thank you.',
    'Last year you asked for quiet rooms (No. 10 has one now), i.e. six in all.',
    'Two for 3.50, at 9.30 a.m. – or at 16:00; a/b, and/or, 50% & more!',
    'Ni allwn ddweud mwy. Diolch!',
    'It ended.Then it began.',
    'Version 2.0 of Teams',
  ])('may be %s', (opening) => {
    expect(faultsOf({ opening })).toEqual([]);
  });

  it.each([
    ['{{Name}}', 'unknownPlaceholder', '{{Name}}'],
    ['Dear {{ first_name }},', 'unknownPlaceholder', '{{ first_name }}'],
    ['Dear {{}},', 'unknownPlaceholder', '{{}}'],
    ['Dear {{name},', 'brokenPlaceholder', '{{name}'],
    ['Dear {{name', 'brokenPlaceholder', '{{name'],
    ['Dear name}},', 'brokenPlaceholder', 'name}}'],
    ['Dear {name},', 'brokenPlaceholder', '{name}'],
    ['{% if x %}', 'brokenPlaceholder', '{%'],
    ['See https://bit.ly/x', 'link', 'https://bit.ly/x'],
    ['See HTTP://EVIL.example', 'link', 'HTTP://EVIL.example'],
    ['See www.northmoor.example', 'link', 'www.northmoor.example'],
    ['See northmoor.gov.uk/skills', 'link', 'northmoor.gov.uk/skills'],
    ['See GOV.UK today', 'link', 'GOV.UK'],
    ['See bit。ly/x', 'link', 'bit.ly/x'],
    ['See ｂｉｔ．ｌｙ', 'link', 'bit.ly'],
    ['See 192.0.2.7/x', 'link', '192.0.2.7/x'],
    ['javascript:alert(1)', 'link', 'javascript:alert(1)'],
    ['tel:01632960123', 'link', 'tel:01632960123'],
    ['Ask sian@northmoor.example', 'address', 'sian@northmoor.example'],
    ['Ask sian＠northmoor.example', 'address', 'sian@northmoor.example'],
    ['A <b>bold</b> word', 'html', '<b>'],
    ['A <img src=x', 'html', '<img src=x'],
    ['&nbsp;', 'html', '&nbsp;'],
    ['It is anonymous.', 'anonymous', 'anonymous'],
    ['Mae’n ddienw.', 'anonymous', 'ddienw'],
  ])('refuse %j: %s', (opening, fault, what) => {
    expect(faultsOf({ opening })).toEqual([['opening', fault, what]]);
  });

  it('name the field: a subject of one line without a name, an opening, and no more than is read', () => {
    expect(faultsOf({ subject: 'One\nTwo' })).toEqual([['subject', 'oneLine', '']]);
    expect(faultsOf({ subject: '{{name}}, your view' })).toEqual([['subject', 'nameInSubject', '{{name}}']]);
    expect(faultsOf({ subject: '  ', opening: '\n\n' })).toEqual([
      ['subject', 'missing', ''],
      ['opening', 'missing', ''],
    ]);
    expect(faultsOf({ opening: 'x '.repeat(800) })).toEqual([['opening', 'tooLong', '1500']]);
    expect(faultsOf({ closing: 'x '.repeat(400) })).toEqual([['closing', 'tooLong', '600']]);
    expect(faultsOf({ opening: 'x\n\n'.repeat(7) })).toEqual([['opening', 'paragraphs', '6']]);
  });

  it('count the subject as its readers see it', () => {
    const subject = `${'x'.repeat(85)} {{organisation}}`;
    expect(faultsOf({ subject })).toEqual([['subject', 'tooLong', '100']]);
    expect(faultsOf({ subject: `${'x'.repeat(60)} {{organisation}}` })).toEqual([]);
  });

  it('are tidied: other line ends, blanks, and what nobody sees', () => {
    const { opening } = tidied(wording({ opening: ' a\u200bb\t c \r\n\r\n\r\n\r\nd\u00a0e\ue000f\u202e ' }));
    expect(opening).toBe('ab c\n\nd ef');
    expect(paragraphsOf('a\nb\n\n\nc')).toEqual(['a b', 'c']);
  });

  it('are filled in where a placeholder is known, and only there', () => {
    expect(filledIn('{{ minutes }} at {{organisation}}, {{constructor}}', values)).toBe(
      '10 at Northmoor Council, {{constructor}}',
    );
  });

  it('that are our own hold to all of this', () => {
    for (const kind of editableKinds) {
      for (const language of ['en', 'cy']) {
        const file = (part: string) =>
          readFileSync(
            new URL(`../../../../email-templates/${kind}/${language}/words/${part}.txt`, import.meta.url),
            'utf8',
          );
        const own = tidied({ subject: file('subject'), opening: file('opening'), closing: file('closing') });
        expect(wordingFaults(own, values)).toEqual([]);
      }
    }
  });

  it('that are accepted hold nothing that a mail program would make a link of, whatever was typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'http',
        '://',
        'www',
        '.',
        'uk',
        'gov',
        '@',
        '<',
        'a',
        '>',
        '{{',
        'name',
        '}}',
        ' ',
        '\n',
        '/',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const kept = tidied(wording({ opening: pieces.join('') }));
        if (wordingFaults(kept, values).length > 0) return;
        const shown = paragraphsOf(kept.opening).join(' ');
        expect(shown).not.toMatch(/:\/\/|\bwww\.\w|\w@\w|<[a-z]|[\ue000-\uf8ff\u200b-\u200f\u202a-\u202e]/i);
        expect(filledIn(shown, values)).not.toContain('{{');
      }),
      { numRuns: 2_000 },
    );
  });
});
