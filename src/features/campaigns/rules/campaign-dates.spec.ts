import { describe, expect, it } from '@jest/globals';
import {
  dayBefore,
  dayOf,
  daysAfter,
  faultOfDates,
  faultOfExtension,
  isDay,
  isOver,
  mayOpen,
} from './campaign-dates.js';

describe('Days of a campaign', () => {
  it.each([
    ['2026-11-27T23:59:59Z', '2026-11-27', 'in winter London is on UTC'],
    ['2026-06-30T22:59:59Z', '2026-06-30', 'in summer a minute before midnight'],
    ['2026-06-30T23:00:00Z', '2026-07-01', 'in summer midnight is at eleven UTC'],
    ['2026-10-25T00:30:00Z', '2026-10-25', 'in the night when clocks go back'],
  ])('are those of London: %s is on %s, %s', (moment, day) => {
    expect(dayOf(new Date(moment))).toBe(day);
  });

  it('follow one another over months, years and changes of the clock', () => {
    expect(dayBefore('2027-01-01')).toBe('2026-12-31');
    expect(dayBefore('2026-03-30')).toBe('2026-03-29');
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  });

  it.each([
    ['2026-11-27', true],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['27/11/2026', false],
    ['', false],
  ])('%s is a day: %s', (text, real) => {
    expect(isDay(text)).toBe(real);
  });

  it('let a campaign open on its first day and close after its last', () => {
    expect(mayOpen({ opensOn: '2026-11-01' }, '2026-10-31')).toBe(false);
    expect(mayOpen({ opensOn: '2026-11-01' }, '2026-11-01')).toBe(true);
    expect(isOver({ closesOn: '2026-11-27' }, '2026-11-27')).toBe(false);
    expect(isOver({ closesOn: '2026-11-27' }, '2026-11-28')).toBe(true);
  });

  it.each([
    ['2026-11-01', '2026-11-27', null],
    ['2026-11-01', '2026-11-01', null],
    ['2026-11-10', '2026-11-09', 'closesBeforeOpening'],
    ['2026-09-01', '2026-09-30', 'closesInThePast'],
    ['2026-11-01', '2027-11-01', 'tooLong'],
  ])('from %s to %s: %s', (opensOn, closesOn, fault) => {
    expect(faultOfDates({ opensOn, closesOn }, '2026-10-15')).toBe(fault);
  });

  it.each([
    ['2026-12-04', null],
    ['2026-11-27', 'notLater'],
    ['2026-11-20', 'notLater'],
    ['2028-01-01', 'tooLong'],
  ])('can be extended to %s: %s', (closesOn, fault) => {
    expect(faultOfExtension({ opensOn: '2026-11-01', closesOn: '2026-11-27' }, closesOn, '2026-11-20')).toBe(
      fault,
    );
  });
});
