import { describe, expect, it } from '@jest/globals';
import { readEmail } from './email-address.js';
import type { Columns } from './fields.js';
import { mustAskAboutLeaving } from './leaving-question.js';
import { RowReader } from './row-check.js';
import { cleanCell } from './row-cells.js';
import { safeCell } from './safe-cell.js';
import { readAddressKind, readEmploymentType, readLanguage, readYesNo } from './words.js';

const columns: Columns = ['personId', 'name', 'email', 'department', 'language', 'leader', 'employmentType'];
const check = (...cells: string[]) => new RowReader({ columns, separator: '>' }).check(cells);

describe('A row of the directory', () => {
  it('goes in as it stands', () => {
    expect(
      check(' E1 ', 'Carys  Bevan', 'c@n.example', 'Council > Waste', 'Cymraeg', 'Ie', 'Casual'),
    ).toMatchObject({
      personId: 'E1',
      name: 'Carys Bevan',
      email: 'c@n.example',
      path: [{ name: 'Council' }, { name: 'Waste' }],
      language: 'cy',
      leader: true,
      employmentType: 'casual',
      faults: [],
      leftOut: false,
    });
  });

  it.each([
    ['no-person-id', ['', 'Carys', 'c@n.example', 'Council']],
    ['person-id-too-long', ['x'.repeat(61), 'Carys', 'c@n.example', 'Council']],
    ['no-department', ['1', 'Carys', 'c@n.example', ' > ']],
    ['department-own-ancestor', ['1', 'Carys', 'c@n.example', 'A > B > A']],
  ])('is left out: %s', (fault, cells) => {
    expect(check(...cells)).toMatchObject({ leftOut: true, faults: [fault] });
  });

  it.each([
    ['no-email', ['1', 'Carys', '', 'Council']],
    ['bad-email', ['1', 'Carys', 'carys at home', 'Council']],
    ['no-name', ['1', '', 'c@n.example', 'Council']],
    ['language-not-understood', ['1', 'Carys', 'c@n.example', 'Council', 'Klingon']],
    ['leader-not-understood', ['1', 'Carys', 'c@n.example', 'Council', '', 'perhaps']],
    ['employmentType-not-understood', ['1', 'Carys', 'c@n.example', 'Council', '', '', 'wizard']],
    ['shortened', ['1', 'y'.repeat(300), 'c@n.example', 'Council']],
    ['extra-cells', ['1', 'Carys', 'c@n.example', 'Council', '', '', '', 'more']],
  ])('goes in and is listed: %s', (fault, cells) => {
    expect(check(...cells)).toMatchObject({ leftOut: false, faults: [fault] });
  });

  it('may be shorter than the headings, and has a name to be addressed by', () => {
    expect(check('1', '', 'c@n.example', 'Council').name).toBe('Colleague');
    expect(check('1', '', 'c@n.example', 'Council', 'cy').name).toBe('Cydweithiwr');
  });

  it('is not listed for a missing address where the file has no such column', () => {
    const row = new RowReader({ columns: ['personId', 'firstName', 'lastName', 'level2'], separator: null });
    expect(row.check(['1', 'Carys', 'Bevan', 'Waste'])).toMatchObject({
      name: 'Carys Bevan',
      email: null,
      path: [{ name: 'Waste' }],
      faults: [],
    });
  });

  it('puts a single department below its levels, and believes a whole path alone', () => {
    const reader = new RowReader({ columns: ['personId', 'level1', 'level2', 'department'], separator: '>' });
    const namesOf = (...cells: string[]) => reader.check(['1', ...cells]).path.map(({ name }) => name);
    expect(namesOf('Council', 'Adults', 'Home Care')).toEqual(['Council', 'Adults', 'Home Care']);
    expect(namesOf('Council', 'Adults', 'Adults')).toEqual(['Council', 'Adults']);
    expect(namesOf('Council', 'Adults', 'Ofsted > Inspection')).toEqual(['Ofsted', 'Inspection']);
  });
});

describe('Cells', () => {
  it.each([
    ['  a \u00a0 b\t', 'a b'],
    ['="00123"', '00123'],
    ['a\u0000b', 'a b'],
    ['e\u0301', '\u00e9'],
    ['=1+1', '=1+1'],
  ])('%j is %j', (cell, clean) => expect(cleanCell(cell)).toBe(clean));

  it.each([
    ['carys@northmoor.example', 'carys@northmoor.example'],
    ['mailto:o.brien+x@a-b.co.uk', 'o.brien+x@a-b.co.uk'],
    ['<carys@a.example>', 'carys@a.example'],
    ['carys', null],
    ['carys@localhost', null],
    ['a@b@c.example', null],
    ['.a@b.example', null],
    ['a..b@c.example', null],
    ['siân@a.example', null],
    ['a@-b.example', null],
    ['a b@c.example', null],
    ['a@b.example\r\nBcc: x@y.example', null],
    [`${'a'.repeat(65)}@b.example`, null],
    ['a@1.2.3.4', null],
  ])('the address %s is %s', (cell, email) => expect(readEmail(cell)).toBe(email));

  it.each([
    [readYesNo, 'Y', true],
    [readYesNo, 'Nac oes', false],
    [readYesNo, '', false],
    [readLanguage, 'Welsh', 'cy'],
    [readLanguage, 'CY-gb', 'cy'],
    [readEmploymentType, 'Fixed-term', 'permanent'],
    [readEmploymentType, 'Asiantaeth', 'agency'],
    [readEmploymentType, 'Cllr.', 'councillor'],
    [readAddressKind, 'Personal', 'private'],
  ] as const)('words: %# %s', (read, word, value) => expect(read(word)).toEqual({ value, understood: true }));

  it('are shown as text by spreadsheets', () => {
    for (const formula of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\r=1']) {
      expect(safeCell(formula)).toBe(`'${formula}`);
    }
    for (const text of ['', 'Waste', '-5', '+44 1632 960123', "O'Neill", 'a=b'])
      expect(safeCell(text)).toBe(text);
  });
});

describe('The question about leavers', () => {
  it('is asked above one in ten', () => {
    expect(mustAskAboutLeaving({ leaving: 10, people: 100 })).toBe(false);
    expect(mustAskAboutLeaving({ leaving: 11, people: 100 })).toBe(true);
    expect(mustAskAboutLeaving({ leaving: 0, people: 0 })).toBe(false);
  });
});
