import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMobile } from './mobile-number.js';
import { readPostalAddress } from './postal-address.js';

describe('A mobile number', () => {
  it.each([
    '07700900123',
    '07700 900123',
    '07700 900 123',
    '(07700) 900-123',
    '+447700900123',
    '+44 7700 900 123',
    '+44 (0)7700 900123',
    '0044 7700 900123',
    '44 7700 900123',
    '7700900123',
    'tel:+447700900123',
    '\u202a07700 900123\u202c',
    '07700.900.123',
  ])('%s is +447700900123', (cell) => expect(readMobile(cell)).toBe('+447700900123'));

  it.each([
    '01632 960 123',
    '07700 90012',
    '07700 9001234',
    '+353 87 123 4567',
    '+1 202 555 0143',
    '070 1234 5678',
    '07600 123456',
    'none',
    '07700 900123 x12',
    '07700 900123 / 07700 900124',
    '\u0660\u0667\u0667\u0660\u0660\u0669\u0660\u0660\u0661\u0662\u0663',
    '+44+447700900123',
    "07700900123'; --",
  ])('%s is none', (cell) => expect(readMobile(cell)).toBeNull());

  it('may be one of the Isle of Man', () => expect(readMobile('07624 123456')).toBe('+447624123456'));

  it('is always E.164 or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        const read = readMobile(cell);
        if (read !== null) expect(read).toMatch(/^\+447\d{9}$/);
      }),
    );
  });
});

describe('A postal address', () => {
  const lines = ['12 High Street', 'Northmoor', 'NM1 1AA'];

  it.each([
    [['12 High Street\nNorthmoor\nNM1 1AA']],
    [['12 High Street, Northmoor, nm1 1aa']],
    [['12 High Street; Northmoor NM11AA']],
    [['12 High Street', 'Northmoor', 'NM1  1AA']],
    [['12 High Street', 'Northmoor', '', ' nm1 1aa ,']],
    [['Carys Price\n12 High Street\nNorthmoor\nNM1 1AA']],
    [['carys price, 12 High Street, Northmoor, NM1 1AA']],
  ])('%j is three lines', (cells) => expect(readPostalAddress(cells, 'Carys Price')).toEqual(lines));

  it.each([
    'SW1A 1AA',
    'M1 1AE',
    'B33 8TH',
    'CR2 6XH',
    'DN55 1PT',
    'EC1A 1BB',
    'W1A 0AX',
    'GIR 0AA',
    'LL55 1AA',
  ])('may end in %s', (code) =>
    expect(readPostalAddress(['1 High Street', code], '')).toEqual(['1 High Street', code]),
  );

  it.each([
    ['no postcode', ['12 High Street', 'Northmoor']],
    ['a postcode alone', ['NM1 1AA']],
    ['a country after it', ['12 High Street', 'NM1 1AA', 'France']],
    ['a code of another country', ['1 rue de la Paix', '75002 Paris']],
    ['seven lines without a name', ['a', 'b', 'c', 'd', 'e', 'f', 'NM1 1AA']],
    ['a formula', ['=1+1', 'NM1 1AA']],
    ['a line that fills the window', ['x'.repeat(81), 'NM1 1AA']],
    ['an impossible postcode', ['12 High Street', 'QV1 1CI']],
    ['numbers only', ['12', 'NM1 1AA']],
  ])('is none: %s', (_why, cells) => expect(readPostalAddress(cells, 'Carys Price')).toBeNull());

  it('has two to six lines of at most 80 characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 9 }), (cells) => {
        const read = readPostalAddress([...cells, 'NM1 1AA'], 'Carys');
        if (read === null) return;
        expect(read.length).toBeGreaterThanOrEqual(2);
        expect(read.length).toBeLessThanOrEqual(6);
        for (const line of read) expect(line).toMatch(/^[^\r\n]{1,80}$/);
      }),
    );
  });
});
