import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weekdayOf } from '../../../shared/london-time.js';
import { bankHolidays, easterSunday, isBankHoliday, nations, type Nation } from './bank-holidays.js';

describe('Easter', () => {
  it.each([
    [1961, '1961-04-02'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('of %d is on %s', (year, sunday) => expect(easterSunday(year)).toBe(sunday));

  it('is always a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
        const sunday = easterSunday(year);
        return weekdayOf(sunday) === 7 && sunday >= `${year}-03-22` && sunday <= `${year}-04-25`;
      }),
    );
  });
});

/** As published by gov.uk for these years, without days that were proclaimed once. */
const published: [Nation, number, string][] = [
  ['england', 2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  ['england', 2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
  ['england', 2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
  ['wales', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  ['wales', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ['england', 2033, '01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27'],
  ['scotland', 2021, '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28'],
  ['scotland', 2023, '01-02 01-03 04-07 05-01 05-29 08-07 11-30 12-25 12-26'],
  ['scotland', 2024, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
  ['scotland', 2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
  ['scotland', 2028, '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26'],
  ['northern-ireland', 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
  ['northern-ireland', 2025, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
  ['northern-ireland', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
];

describe('Bank holidays', () => {
  it.each(published)('of %s in %d are those of the gazette', (nation, year, days) => {
    expect(bankHolidays(nation, year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it('never fall on a weekend, and as many come every year', () => {
    const counts: Record<Nation, number> = { england: 8, wales: 8, scotland: 9, 'northern-ireland': 10 };
    fc.assert(
      fc.property(fc.constantFrom(...nations), fc.integer({ min: 1990, max: 2200 }), (nation, year) => {
        const days = bankHolidays(nation, year);
        // In Northern Ireland St Patrick's Day can meet Easter.
        return (
          days.every((day) => weekdayOf(day) < 6) &&
          days.length >= counts[nation] - (nation === 'northern-ireland' ? 1 : 0)
        );
      }),
    );
  });

  it('tell one day from the next', () => {
    expect(isBankHoliday('scotland', '2026-11-30')).toBe(true);
    expect(isBankHoliday('england', '2026-11-30')).toBe(false);
    expect(isBankHoliday('scotland', '2026-12-01')).toBe(false);
  });
});
