import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onTheWall } from '../../../shared/london-time.js';
import { isOpen, minutesOf, openingFrom, openingOf, type WorkingHours } from './working-hours.js';

const always: WorkingHours = { weekdays: null, opensAt: null, closesAt: null, nation: null, closedDays: [] };
const office: WorkingHours = {
  ...{ weekdays: [1, 2, 3, 4, 5], opensAt: '08:00', closesAt: '18:00' },
  ...{ nation: 'wales', closedDays: ['2026-12-24'] },
};
const at = (text: string) => new Date(text);
const opensNext = (hours: WorkingHours, moment: string) =>
  openingFrom(hours, at(moment))?.opens.toISOString();

describe('Working hours', () => {
  it.each([
    ['a Monday morning', '2026-11-23T08:00:00Z', true],
    ['the last moment of the day', '2026-11-23T17:59:59.999Z', true],
    ['the moment it closes', '2026-11-23T18:00:00Z', false],
    ['before it opens', '2026-11-23T07:59:59Z', false],
    ['a Saturday', '2026-11-28T12:00:00Z', false],
    ['a day that was named', '2026-12-24T12:00:00Z', false],
    ['Christmas', '2026-12-25T12:00:00Z', false],
    ['the day for Boxing Day, which is a Saturday', '2026-12-28T12:00:00Z', false],
    ['the day after', '2026-12-29T12:00:00Z', true],
    ['a summer morning, an hour earlier by UTC', '2027-07-05T07:00:00Z', true],
    ['a summer evening, an hour earlier by UTC', '2027-07-05T17:00:00Z', false],
  ])('on %s', (_what, moment, open) => expect(isOpen(office, at(moment))).toBe(open));

  it.each([
    ['at once while it is open', '2026-11-23T09:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['the next morning', '2026-11-23T18:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['after the weekend', '2026-11-27T18:30:00Z', '2026-11-30T08:00:00.000Z'],
    ['after Christmas', '2026-12-23T20:00:00Z', '2026-12-29T08:00:00.000Z'],
    [
      'on a Monday in winter time, after a Friday in summer time',
      '2026-10-23T17:00:00Z',
      '2026-10-26T08:00:00.000Z',
    ],
    // 26 March 2027 is Good Friday, 29 March Easter Monday; clocks go forward on the 28th.
    [
      'on a Tuesday in summer time, after a Thursday in winter time',
      '2027-03-25T18:00:00Z',
      '2027-03-30T07:00:00.000Z',
    ],
  ])('go on %s', (_what, moment, opens) => expect(opensNext(office, moment)).toBe(opens));

  it('last 25 hours on the day summer time ends, and 23 when it begins, if there are no times', () => {
    const hoursOf = (day: string) => {
      const { opens, closes } = openingOf(always, day)!;
      return (closes.getTime() - opens.getTime()) / 3_600_000;
    };
    expect([hoursOf('2026-10-24'), hoursOf('2026-10-25'), hoursOf('2027-03-28')]).toEqual([24, 25, 23]);
  });

  it('have one opening on the night the clocks go back, although the clock shows its times twice', () => {
    const night = { ...always, opensAt: '01:15', closesAt: '01:45' };
    const opening = { opens: at('2026-10-25T00:15:00Z'), closes: at('2026-10-25T00:45:00Z') };
    expect(openingOf(night, '2026-10-25')).toEqual(opening);
    expect(isOpen(night, at('2026-10-25T01:20:00Z'))).toBe(false);
    expect(isOpen({ ...always, opensAt: '00:30', closesAt: '02:00' }, at('2026-10-25T01:20:00Z'))).toBe(true);
  });

  it('have none where the clocks go forward over them', () => {
    const night = { ...always, opensAt: '01:15', closesAt: '01:45' };
    expect(openingOf(night, '2027-03-28')).toBeNull();
    expect(opensNext(night, '2027-03-27T12:00:00Z')).toBe('2027-03-29T00:15:00.000Z');
    const early = openingOf({ ...night, closesAt: '03:00' }, '2027-03-28')!;
    expect([early.opens, early.closes]).toEqual([at('2027-03-28T01:00:00Z'), at('2027-03-28T02:00:00Z')]);
  });

  it('that never open have no next opening', () => {
    expect(openingFrom({ ...always, weekdays: [] }, at('2026-11-23T12:00:00Z'))).toBeNull();
  });

  it('agree with a clock on the wall at any minute of two years', () => {
    const minute = 60_000;
    const start = Date.parse('2026-01-01T00:00:00Z') / minute;
    fc.assert(
      fc.property(fc.integer({ min: start, max: start + 2 * 365 * 24 * 60 }), (minutes) => {
        const moment = new Date(minutes * minute);
        const shown = onTheWall(moment).minutes;
        const inside = shown >= minutesOf('08:00') && shown < minutesOf('18:00');
        return isOpen({ ...office, weekdays: null, nation: null, closedDays: [] }, moment) === inside;
      }),
      { numRuns: 2_000 },
    );
  });
});
