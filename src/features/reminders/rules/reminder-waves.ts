/**
 * Reminders in waves: up to four a campaign, each so many days after the first day or before the last one. Nobody is
 * reminded on the day of the invitation, twice within two days, or so late that no full day is left to answer.
 * The distance is one of days, whatever became of the earlier reminder: what still waits of it is left out by the last
 * look, and a wave that waited for it would tell that somebody has not answered.
 * Days are London days; arithmetic on days knows no hours, so the ends of summer time change nothing.
 * Source: docs/decisions/0013.
 */
import { daysAfter, dayOf, timeZone, type Dates } from '../../campaigns/rules/campaign-dates.js';

export const waveRules = ['after-opening', 'before-closing'] as const;
export type WaveRule = (typeof waveRules)[number];

export interface Wave {
  rule: WaveRule;
  /** 1 or more. */
  days: number;
}

export const mostWaves = 4;
export const fewestDaysApart = 2;
/** Longer than any campaign may be. */
export const mostDays = 120;
/** Of the clock in London. */
const hourOfDay = 9;
/** How long a wave waits for invitations that are still under way. */
const longestWait = 24 * 3_600_000;

export function dayOfWave({ rule, days }: Wave, { opensOn, closesOn }: Dates): string {
  return rule === 'after-opening' ? daysAfter(opensOn, days) : daysAfter(closesOn, -days);
}

export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}

/** What HR finds filled in: weekly, and a last one before the end; the last one alone where time is short. */
export function proposedWaves(dates: Dates): Wave[] {
  const length = daysBetween(dates.opensOn, dates.closesOn);
  if (length < 3) return [];
  const last = length < 6 ? 1 : 3;
  const weekly = [7, 14, 28].filter((days) => days <= length - last - 4);
  return [
    ...weekly.map((days) => ({ rule: 'after-opening' as const, days })),
    { rule: 'before-closing', days: last },
  ];
}

export type WaveFault = 'days' | 'opening' | 'closing' | 'past' | 'same-day' | 'too-close' | 'too-many';

export interface Planning {
  dates: Dates;
  /** Null while it is a draft. */
  today: string | null;
  /** Days of reminders that have gone, asked for by hand or planned. */
  reminded: readonly string[];
  /** Waves that have gone. */
  gone: number;
  /** Planned before: what is not changed may wait although its day is over. */
  kept: readonly Wave[];
}

const same = (one: Wave, other: Wave) => one.rule === other.rule && one.days === other.days;

/** At most one fault for each wave, by its place in the list. */
export function faultsOfWaves(
  waves: readonly Wave[],
  planning: Planning,
): { at: number; fault: WaveFault }[] {
  return waves.flatMap((_wave, at) => {
    const fault = faultOf(waves, at, planning) ?? (at + planning.gone >= mostWaves ? 'too-many' : null);
    return fault ? [{ at, fault }] : [];
  });
}

function faultOf(waves: readonly Wave[], at: number, planning: Planning): WaveFault | null {
  const wave = waves[at]!;
  if (!Number.isInteger(wave.days) || wave.days < 1 || wave.days > mostDays) return 'days';
  const day = dayOfWave(wave, planning.dates);
  const isKept = planning.kept.some((kept) => same(kept, wave));
  const others = waves.slice(0, at).map((other) => dayOfWave(other, planning.dates));
  return (
    faultOfDay(day, isKept ? { ...planning, today: null } : planning) ??
    faultOfDistance(day, isKept ? others : [...others, ...planning.reminded])
  );
}

function faultOfDay(day: string, { dates, today }: Planning): WaveFault | null {
  if (day <= dates.opensOn) return 'opening';
  if (!hasFullDayLeft(day, dates.closesOn)) return 'closing';
  return today !== null && day < today ? 'past' : null;
}

function faultOfDistance(day: string, others: readonly string[]): WaveFault | null {
  if (others.includes(day)) return 'same-day';
  return others.some((other) => Math.abs(daysBetween(other, day)) < fewestDaysApart) ? 'too-close' : null;
}

/** Between the first day and the last full one; the dates of a draft may have moved since its waves were planned. */
export function fitsInto(wave: Wave, dates: Dates): boolean {
  const day = dayOfWave(wave, dates);
  return day > dates.opensOn && hasFullDayLeft(day, dates.closesOn);
}

function hasFullDayLeft(day: string, closesOn: string): boolean {
  return daysBetween(day, closesOn) >= 1;
}

/** Why a wave never went; texts stand under `invitations:skipped`. */
export type SkipReason = 'closed' | 'outside' | 'too-late' | 'too-close' | 'invitations' | 'overtaken';

export type WaveStep =
  | { step: 'wait'; because: 'not-yet' | 'too-close' | 'under-way' }
  | { step: 'send' }
  | { step: 'skip'; reason: SkipReason };

export interface WaveMoment {
  now: Date;
  closesOn: string;
  /** Day of the latest reminder of any kind. */
  lastReminderOn: string | null;
  /** Some invitations may still be sent. */
  invitationsUnderWay: boolean;
  /** A later wave of this campaign has come to its day as well. */
  overtaken: boolean;
}

/** What to do about a planned wave now. What was missed while no worker ran is made up for once, if there is time. */
export function waveStep(plannedFor: string, moment: WaveMoment): WaveStep {
  const { now, closesOn, invitationsUnderWay } = moment;
  const today = dayOf(now);
  if (today < plannedFor) return { step: 'wait', because: 'not-yet' };
  if (moment.overtaken) return { step: 'skip', reason: 'overtaken' };
  if (!hasFullDayLeft(today, closesOn)) {
    return { step: 'skip', reason: invitationsUnderWay ? 'invitations' : 'too-late' };
  }
  return stepAfterAnother(today, moment) ?? stepOfToday(plannedFor, moment);
}

function stepAfterAnother(today: string, { lastReminderOn, closesOn }: WaveMoment): WaveStep | null {
  if (lastReminderOn === null) return null;
  const again = daysAfter(lastReminderOn, fewestDaysApart);
  if (again <= today) return null;
  return hasFullDayLeft(again, closesOn)
    ? { step: 'wait', because: 'too-close' }
    : { step: 'skip', reason: 'too-close' };
}

function stepOfToday(plannedFor: string, moment: WaveMoment): WaveStep {
  const { now, invitationsUnderWay } = moment;
  if (hourOf(now) < hourOfDay) return { step: 'wait', because: 'not-yet' };
  const patience = startOfSending(plannedFor).getTime() + longestWait;
  if (invitationsUnderWay && now.getTime() < patience) return { step: 'wait', because: 'under-way' };
  return { step: 'send' };
}

const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });

const hourOf = (moment: Date) => Number(londonHour.format(moment));

/** Nine in the morning in London, which every day has exactly once. */
export function startOfSending(day: string): Date {
  const winter = new Date(`${day}T09:00:00Z`);
  return hourOf(winter) === hourOfDay ? winter : new Date(winter.getTime() - 3_600_000);
}
