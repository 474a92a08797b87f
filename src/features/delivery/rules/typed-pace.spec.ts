import { describe, expect, it } from '@jest/globals';
import {
  dayAsTyped,
  isDomain,
  isTime,
  typedDays,
  typedDomains,
  typedNumber,
  typedTime,
} from './typed-pace.js';

describe('What people type', () => {
  it.each([
    ['8:00', '08:00'],
    ['08.30', '08:30'],
    [' 18 ', '18:00'],
    ['24:00', '24:00'],
    ['', null],
    [undefined, null],
    ['eight', 'eight'],
  ])('as a time: %p is %p', (typed, time) => expect(typedTime(typed)).toBe(time));

  it('is a time only from 00:00 to 24:00', () => {
    expect(['00:00', '23:59', '24:00'].every(isTime)).toBe(true);
    expect(['24:01', '25:00', '8:00', 'eight', '12:60'].some(isTime)).toBe(false);
  });

  it.each([
    ['1,000', 1_000],
    ['20 000', 20_000],
    ['', null],
    ['0', 0],
    ['1.5', '1.5'],
    ['-1', '-1'],
    ['lots', 'lots'],
    [7, 7],
  ])('as a number: %p is %p', (typed, number) => expect(typedNumber(typed)).toBe(number));

  it('as days: British or ISO, and what is none stays', () => {
    expect(typedDays('24/12/2026\r\n1.1.2027\n\n2027-01-04\n30/02/2027')).toEqual([
      ...['2026-12-24', '2027-01-01', '2027-01-04', '30/02/2027'],
    ]);
    expect(dayAsTyped('2026-12-24')).toBe('24/12/2026');
    expect(dayAsTyped('30/02/2027')).toBe('30/02/2027');
  });

  it('as limits of domains', () => {
    expect(typedDomains('NHS.example 60\n@gmail.example: 1,000\nhotmail.example')).toEqual([
      { domain: 'nhs.example', perMinute: 60 },
      { domain: 'gmail.example', perMinute: 1_000 },
      { domain: 'hotmail.example', perMinute: Number.NaN },
    ]);
    expect(['nhs.example', 'bwrdd-iechyd.cymru', 'münchen.example'].every(isDomain)).toBe(true);
    expect(['nhs', 'a@nhs.example', 'nhs.example 60', '.', 'x.'].some(isDomain)).toBe(false);
  });
});
