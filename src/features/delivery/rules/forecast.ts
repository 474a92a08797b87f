/**
 * When a mailing will be finished, if all goes on as it does. Walks forward from now: while it is open and the day's
 * limit is not used up, messages that are due leave at the rate that was measured, or the limit a minute where that is
 * lower; else the walk goes on at the next opening, the next day, or when the next message is due again. Messages tried
 * again may fail again, and other mailings that start meanwhile take their share: it is an estimate.
 */
import { daysAfter, momentOf, onTheWall } from '../../../shared/london-time.js';
import { reallyPerMinute, type Pace } from './pace.js';
import { openingFrom } from './working-hours.js';

export type Forecast =
  | { outcome: 'finished' }
  | { outcome: 'paused' }
  | {
      outcome: 'finishes';
      at: Date;
      /** Messages that really leave in a minute in which it is open; null: nothing was measured and nothing set. */
      perMinute: number | null;
      /** Why nothing leaves just now; null where nothing is in the way. */
      waitsFor: 'hours' | 'day-limit' | null;
      /** When it goes on; null unless it waits for something. */
      goesOnAt: Date | null;
    }
  | { outcome: 'unknown' };

export interface Due {
  /** From when on these may be sent; in the past: now. */
  at: Date;
  /** More than 0. */
  messages: number;
}

export interface Prospect {
  now: Date;
  pace: Pace;
  /** Messages that today's limit has already seen. */
  usedToday: number;
  /** Messages a minute lately; null where nothing was sent lately. */
  measured: number | null;
  /** What is open, those that leave before it included. */
  open: readonly Due[];
}

const minute = 60_000;
/** Further ahead nobody believes it. */
const farthest = 400 * 24 * 60 * minute;

interface Walk {
  /** Milliseconds since 1970. */
  at: number;
  /** The day of London that `used` counts for. */
  day: string;
  used: number;
  /** Due and not sent. */
  ready: number;
  later: Due[];
}

/** Messages a minute that are to be expected; null where nothing says so. */
export function expectedPerMinute({ pace, measured }: Pick<Prospect, 'pace' | 'measured'>): number | null {
  const limit = pace.perMinute === null ? null : reallyPerMinute(pace.perMinute);
  if (limit === null || measured === null) return limit ?? measured;
  return Math.min(limit, measured);
}

export function forecast(prospect: Prospect): Forecast {
  if (prospect.open.length === 0) return { outcome: 'finished' };
  const perMinute = expectedPerMinute(prospect);
  if (perMinute === null || perMinute <= 0) return { outcome: 'unknown' };
  const at = finishOf(prospect, perMinute);
  if (at === null) return { outcome: 'unknown' };
  return { outcome: 'finishes', at: new Date(at), perMinute, ...waitOf(prospect) };
}

/** Why nothing leaves just now, and when it goes on. */
export function waitOf({ now, pace, usedToday }: Pick<Prospect, 'now' | 'pace' | 'usedToday'>): {
  waitsFor: 'hours' | 'day-limit' | null;
  goesOnAt: Date | null;
} {
  const usedUp = pace.perDay !== null && usedToday >= pace.perDay;
  const from = usedUp ? momentOf(daysAfter(onTheWall(now).day, 1), 0) : now;
  const opening = openingFrom(pace, from);
  const isOpen = opening !== null && opening.opens <= now;
  if (isOpen) return { waitsFor: null, goesOnAt: null };
  const closedToday = !usedUp || !isOpenNow(pace, now);
  const goesOnAt = opening && new Date(Math.max(opening.opens.getTime(), from.getTime()));
  return { waitsFor: closedToday ? 'hours' : 'day-limit', goesOnAt };
}

function isOpenNow(pace: Pace, now: Date): boolean {
  const opening = openingFrom(pace, now);
  return opening !== null && opening.opens <= now;
}

function finishOf(prospect: Prospect, perMinute: number): number | null {
  const { now, pace, open, usedToday } = prospect;
  const later = [...open].sort((a, b) => a.at.getTime() - b.at.getTime());
  const walk: Walk = { at: now.getTime(), day: onTheWall(now).day, used: usedToday, ready: 0, later };
  const end = walk.at + farthest;
  for (;;) {
    arrive(walk);
    if (walk.ready === 0) {
      if (walk.later.length === 0) return walk.at;
      moveTo(walk, walk.later[0]!.at.getTime());
      continue;
    }
    const opening = openingFrom(pace, new Date(walk.at));
    if (!opening || walk.at > end) return null;
    if (opening.opens.getTime() > walk.at) moveTo(walk, opening.opens.getTime());
    else if (pace.perDay !== null && walk.used >= pace.perDay) moveTo(walk, nextDay(walk.day));
    else send(walk, { closes: opening.closes.getTime(), perDay: pace.perDay, perMinute });
  }
}

/** Sends until nothing is due, more is due, it closes, or the day's limit is used up, whatever comes first. */
function send(walk: Walk, until: { closes: number; perDay: number | null; perMinute: number }): void {
  const { closes, perDay, perMinute } = until;
  const most = Math.min(walk.ready, perDay === null ? Infinity : perDay - walk.used);
  const done = walk.at + (most / perMinute) * minute;
  const next = Math.min(closes, walk.later[0]?.at.getTime() ?? Infinity);
  const sent = done <= next ? most : ((next - walk.at) / minute) * perMinute;
  walk.ready -= sent;
  walk.used += sent;
  moveTo(walk, Math.min(done, next));
}

function arrive(walk: Walk): void {
  while (walk.later.length > 0 && walk.later[0]!.at.getTime() <= walk.at)
    walk.ready += walk.later.shift()!.messages;
}

function moveTo(walk: Walk, moment: number): void {
  walk.at = moment;
  const { day } = onTheWall(new Date(moment));
  if (day === walk.day) return;
  walk.day = day;
  walk.used = 0;
}

const nextDay = (day: string) => momentOf(daysAfter(day, 1), 0).getTime();
