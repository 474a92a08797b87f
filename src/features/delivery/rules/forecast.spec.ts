import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onTheWall } from '../../../shared/london-time.js';
import { expectedPerMinute, forecast, waitOf, type Prospect } from './forecast.js';
import { noLimits, type Pace } from './pace.js';
import { isOpenDay, minutesOf } from './working-hours.js';

const office: Pace = {
  ...noLimits,
  ...{ weekdays: [1, 2, 3, 4, 5], opensAt: '08:00', closesAt: '18:00', nation: 'england' },
};
const minute = 60_000;

function prospect(changes: Partial<Prospect> & { messages?: number } = {}): Prospect {
  const now = changes.now ?? new Date('2026-11-23T09:00:00Z');
  const open = [{ at: now, messages: changes.messages ?? 1_000 }];
  return { pace: noLimits, usedToday: 0, measured: 100, open, ...changes, now };
}
const finish = (changes: Parameters<typeof prospect>[0]) => {
  const told = forecast(prospect(changes));
  return told.outcome === 'finishes' ? told.at.toISOString() : told.outcome;
};

describe('The forecast', () => {
  it.each<[string, Parameters<typeof prospect>[0], string]>([
    ['goes by the rate that was measured', {}, '2026-11-23T09:10:00.000Z'],
    [
      'goes by the limit where it is lower',
      { pace: { ...noLimits, perMinute: 50 } },
      '2026-11-23T09:20:00.000Z',
    ],
    [
      'waits for the evening and the weekend',
      { pace: office, messages: 300_000 },
      '2026-11-30T09:00:00.000Z',
    ],
    [
      'waits for the next day when the day is used up',
      { pace: { ...noLimits, perDay: 400 }, usedToday: 100 },
      '2026-11-25T00:03:00.000Z',
    ],
    ['counts in both', { pace: { ...office, perDay: 600 }, usedToday: 600 }, '2026-11-25T08:04:00.000Z'],
    [
      'waits for what is to be tried again',
      { open: [{ at: new Date('2026-11-23T15:00:00Z'), messages: 5 }] },
      '2026-11-23T15:00:03.000Z',
    ],
    [
      'knows that clocks go back',
      { pace: office, now: new Date('2026-10-23T16:59:00Z') },
      '2026-10-26T08:09:00.000Z',
    ],
    ['is none without a rate', { measured: null }, 'unknown'],
    [
      'is the limit alone before anything was measured',
      { measured: null, pace: { ...noLimits, perMinute: 50 } },
      '2026-11-23T09:20:00.000Z',
    ],
    ['is none where it never opens', { pace: { ...office, weekdays: [] } }, 'unknown'],
    ['is past when nothing is open', { open: [] }, 'finished'],
  ])('%s', (_what, changes, expected) => expect(finish(changes)).toBe(expected));

  it('says what it waits for now, and when it goes on', () => {
    const at = (text: string, pace: Pace, usedToday = 0) => {
      const { waitsFor, goesOnAt } = waitOf({ now: new Date(text), pace, usedToday });
      return [waitsFor, goesOnAt?.toISOString()];
    };
    const limited = { ...office, perDay: 10 };
    expect(at('2026-11-23T09:00:00Z', office)).toEqual([null, undefined]);
    expect(at('2026-11-23T19:00:00Z', office)).toEqual(['hours', '2026-11-24T08:00:00.000Z']);
    expect(at('2026-11-23T09:00:00Z', limited, 10)).toEqual(['day-limit', '2026-11-24T08:00:00.000Z']);
    expect(at('2026-11-23T19:00:00Z', limited, 10)).toEqual(['hours', '2026-11-24T08:00:00.000Z']);
    expect(at('2026-11-23T07:00:00Z', limited, 10)).toEqual(['hours', '2026-11-24T08:00:00.000Z']);
    expect(at('2026-11-23T23:30:00Z', { ...noLimits, perDay: 10 }, 10)).toEqual([
      'day-limit',
      '2026-11-24T00:00:00.000Z',
    ]);
  });

  it('is never earlier and at most a minute later than walking minute by minute', () => {
    fc.assert(
      fc.property(prospects, (given) => {
        const told = forecast(given);
        if (told.outcome !== 'finishes') return false;
        const naive = minuteByMinute(given);
        return told.at.getTime() <= naive && told.at.getTime() > naive - minute;
      }),
      { numRuns: 60 },
    );
  });
});

/** Events on full minutes, whole messages a minute: then a walk by minutes is exact to the minute. */
const prospects = fc
  .record({
    start: fc.integer({ min: 0, max: 60 * 24 * 60 }),
    hours: fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 13, max: 24 })),
    weekdays: fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 })),
    perMinute: fc.option(fc.integer({ min: 3, max: 60 })),
    perDay: fc.option(fc.integer({ min: 300, max: 5_000 })),
    measured: fc.integer({ min: 3, max: 80 }),
    usedToday: fc.integer({ min: 0, max: 4_000 }),
    open: fc.array(fc.tuple(fc.integer({ min: -60, max: 3_000 }), fc.integer({ min: 1, max: 900 })), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ start, hours, weekdays, perMinute, perDay, measured, usedToday, open }): Prospect => {
    const now = new Date(Date.parse('2026-09-15T00:00:00Z') + start * minute);
    const time = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
    const pace: Pace = {
      ...{ ...noLimits, perMinute, perDay, weekdays, nation: 'scotland' },
      ...{ opensAt: time(hours[0]), closesAt: time(hours[1]) },
    };
    const due = open.map(([after, messages]) => ({ at: new Date(now.getTime() + after * minute), messages }));
    return { now, pace, usedToday, measured, open: due };
  });

/** The end of the minute in which the last message goes. */
function minuteByMinute({ now, pace, usedToday, measured, open }: Prospect): number {
  const perMinute = expectedPerMinute({ pace, measured })!;
  let [used, sent, at, { day }] = [usedToday, 0, now.getTime(), onTheWall(now)];
  const all = open.reduce((sum, { messages }) => sum + messages, 0);
  const lastDue = Math.max(...open.map((due) => due.at.getTime()));
  for (; sent < all; at += minute) {
    const shown = onTheWall(new Date(at));
    if (shown.day !== day) [day, used] = [shown.day, 0];
    const inside = shown.minutes >= minutesOf(pace.opensAt!) && shown.minutes < minutesOf(pace.closesAt!);
    if (!inside || !isOpenDay(pace, day)) continue;
    const due = open.filter((one) => one.at.getTime() <= at).reduce((sum, { messages }) => sum + messages, 0);
    const now = Math.min(
      perMinute,
      due - sent,
      pace.perDay === null ? Infinity : Math.max(0, pace.perDay - used),
    );
    sent += now;
    used += now;
  }
  return Math.max(at, lastDue);
}
