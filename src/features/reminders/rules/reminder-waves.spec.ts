import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter, dayOf } from '../../campaigns/rules/campaign-dates.js';
import {
  dayOfWave,
  daysBetween,
  faultsOfWaves,
  fewestDaysApart,
  mostWaves,
  proposedWaves,
  startOfSending,
  waveStep,
  type Planning,
  type Wave,
  type WaveMoment,
} from './reminder-waves.js';

const autumn = { opensOn: '2026-11-02', closesOn: '2026-11-27' };
const after = (days: number): Wave => ({ rule: 'after-opening', days });
const before = (days: number): Wave => ({ rule: 'before-closing', days });
const draft: Planning = { dates: autumn, today: null, reminded: [], gone: 0, kept: [] };
const faults = (waves: Wave[], changes: Partial<Planning> = {}) =>
  faultsOfWaves(waves, { ...draft, ...changes }).map(({ at, fault }) => `${at} ${fault}`);

describe('planning waves of reminders', () => {
  it.each([
    ['a month', 25, ['2026-11-09', '2026-11-16', '2026-11-24']],
    ['two weeks', 14, ['2026-11-09', '2026-11-13']],
    ['a week', 7, ['2026-11-06']],
    ['four days', 4, ['2026-11-05']],
    ['two days', 2, []],
    ['two months', 60, ['2026-11-09', '2026-11-16', '2026-11-30', '2026-12-29']],
  ])('proposes days that suit the length: %s', (_length, days, expected) => {
    const dates = { opensOn: '2026-11-02', closesOn: daysAfter('2026-11-02', days) };
    expect(proposedWaves(dates).map((wave) => dayOfWave(wave, dates))).toEqual(expected);
  });

  it('proposes nothing that it would refuse, whatever the dates', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 3_000 }), (length, start) => {
        const opensOn = daysAfter('2026-01-01', start);
        const dates = { opensOn, closesOn: daysAfter(opensOn, length) };
        expect(faultsOfWaves(proposedWaves(dates), { ...draft, dates })).toEqual([]);
      }),
    );
  });

  it.each([
    ['the usual ones', [after(7), after(14), before(3)], []],
    ['no days, half days and too many', [after(0), after(1.5), before(121)], ['0 days', '1 days', '2 days']],
    ['the day of the invitation, and one before it', [before(25), before(30)], ['0 opening', '1 opening']],
    ['the last day, and one after it', [after(25), after(30)], ['0 closing', '1 closing']],
    ['a full day before the end', [before(1)], []],
    ['one day twice, in other words', [after(22), before(3)], ['1 same-day']],
    ['days next to each other', [after(7), after(8)], ['1 too-close']],
    ['a day in between', [after(7), after(9)], []],
    ['a fifth', [after(2), after(5), after(8), after(11), after(14)], ['4 too-many']],
  ])('judges %s', (_what, waves, expected) => {
    expect(faults(waves)).toEqual(expected);
  });

  it('keeps its distance from what has gone, and counts it', () => {
    const open = { today: '2026-11-10', reminded: ['2026-11-09'], gone: 1 };
    expect(faults([after(7)], open)).toEqual(['0 past']);
    expect(faults([after(8)], open)).toEqual(['0 too-close']);
    expect(faults([after(9), after(11), after(13), after(15)], open)).toEqual(['3 too-many']);
  });

  it('leaves alone what was planned before and waits although its day is over', () => {
    expect(faults([after(7), before(3)], { today: '2026-11-10', kept: [after(7)] })).toEqual([]);
  });

  it('accepts only plans in which all days are inside, apart and few enough', () => {
    const wave = fc.record({
      rule: fc.constantFrom('after-opening' as const, 'before-closing' as const),
      days: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(wave, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (waves, length) => {
        const dates = { ...autumn, closesOn: daysAfter(autumn.opensOn, length) };
        if (faultsOfWaves(waves, { ...draft, dates }).length > 0) return;
        const days = waves.map((one) => dayOfWave(one, dates)).sort();
        expect(days.length).toBeLessThanOrEqual(mostWaves);
        for (const [at, day] of days.entries()) {
          expect(day > dates.opensOn && day < dates.closesOn).toBe(true);
          if (at > 0) expect(daysBetween(days[at - 1]!, day)).toBeGreaterThanOrEqual(fewestDaysApart);
        }
      }),
    );
  });
});

describe('a planned wave', () => {
  const moment = (at: string, changes: Partial<WaveMoment> = {}): WaveMoment => ({
    now: new Date(at),
    closesOn: autumn.closesOn,
    lastReminderOn: null,
    invitationsUnderWay: false,
    overtaken: false,
    ...changes,
  });
  const step = (planned: string, at: string, changes: Partial<WaveMoment> = {}) => {
    const decided = waveStep(planned, moment(at, changes));
    if (decided.step === 'send') return 'send';
    return decided.step === 'wait' ? `wait: ${decided.because}` : `skip: ${decided.reason}`;
  };

  it.each([
    ['the day before', '2026-11-09', '2026-11-08T23:59:00Z', {}, 'wait: not-yet'],
    ['before nine', '2026-11-09', '2026-11-09T08:59:00Z', {}, 'wait: not-yet'],
    ['at nine', '2026-11-09', '2026-11-09T09:00:00Z', {}, 'send'],
    ['in the night after a day without a worker', '2026-11-09', '2026-11-11T02:00:00Z', {}, 'wait: not-yet'],
    ['late, with a full day left', '2026-11-09', '2026-11-26T23:00:00Z', {}, 'send'],
    ['late, on the last day', '2026-11-09', '2026-11-27T09:00:00Z', {}, 'skip: too-late'],
    [
      'late, with a later one due',
      '2026-11-09',
      '2026-11-17T09:00:00Z',
      { overtaken: true },
      'skip: overtaken',
    ],
    [
      'a day after another',
      '2026-11-09',
      '2026-11-09T10:00:00Z',
      { lastReminderOn: '2026-11-08' },
      'wait: too-close',
    ],
    [
      'two days after another',
      '2026-11-09',
      '2026-11-10T10:00:00Z',
      { lastReminderOn: '2026-11-08' },
      'send',
    ],
    [
      'too near to another and to the end',
      '2026-11-26',
      '2026-11-26T10:00:00Z',
      { lastReminderOn: '2026-11-25' },
      'skip: too-close',
    ],
    [
      'before all are invited',
      '2026-11-09',
      '2026-11-10T08:59:00Z',
      { invitationsUnderWay: true },
      'wait: not-yet',
    ],
    ['hours later', '2026-11-09', '2026-11-09T20:00:00Z', { invitationsUnderWay: true }, 'wait: under-way'],
    ['a day later', '2026-11-09', '2026-11-10T09:00:00Z', { invitationsUnderWay: true }, 'send'],
    [
      'never all invited in time',
      '2026-11-26',
      '2026-11-27T09:00:00Z',
      { invitationsUnderWay: true },
      'skip: invitations',
    ],
  ] as [string, string, string, Partial<WaveMoment>, string][])(
    '%s',
    (...[, planned, at, changes, expected]) => {
      expect(step(planned, at, changes)).toBe(expected);
    },
  );

  it('starts at nine by the clock in London, in summer and on the days when the clocks change', () => {
    expect(startOfSending('2026-07-01').toISOString()).toBe('2026-07-01T08:00:00.000Z');
    expect(startOfSending('2026-12-01').toISOString()).toBe('2026-12-01T09:00:00.000Z');
    expect(startOfSending('2026-03-29').toISOString()).toBe('2026-03-29T08:00:00.000Z');
    expect(startOfSending('2026-10-25').toISOString()).toBe('2026-10-25T09:00:00.000Z');
    expect(step('2026-03-29', '2026-03-29T08:00:00Z', { closesOn: '2026-04-10' })).toBe('send');
    expect(step('2026-10-25', '2026-10-25T08:59:00Z', { closesOn: '2026-10-30' })).toBe('wait: not-yet');
  });

  it('falls on the day that the calendar says, whichever clocks change on the way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 120 }), (start, days) => {
        const opensOn = daysAfter('2026-01-01', start);
        const dates = { opensOn, closesOn: daysAfter(opensOn, 121) };
        const planned = dayOfWave(after(days), dates);
        expect(daysBetween(opensOn, planned)).toBe(days);
        expect(dayOf(startOfSending(planned))).toBe(planned);
        expect(dayOfWave(before(121 - days), dates)).toBe(planned);
      }),
    );
  });
});
