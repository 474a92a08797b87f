/**
 * How people type hours, days and limits, and how forms show them again. What can't be read stays as it was typed, for
 * the form to say so: nothing is guessed.
 */
import { isDay } from '../../../shared/london-time.js';

/** `8:00`, `08.00` or `8` as `08:00`; null where nothing was typed; anything else as it is. */
export function typedTime(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return value;
  const typed = value.trim();
  if (typed === '') return null;
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed) ?? [];
  return hours === undefined ? typed : `${hours.padStart(2, '0')}:${minutes}`;
}

/** `00:00` to `24:00`. */
export function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value);
}

/** `1,000` as 1000; null where nothing was typed; anything else as it is. */
export function typedNumber(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return value;
  const typed = value.replace(/[\s,]/g, '');
  if (typed === '') return null;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : value.trim();
}

const linesOf = (text: string) =>
  text
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `24/12/2026` as `2026-12-24`; one a line of a form, or a list. */
export function typedDays(value: unknown): unknown {
  const days = typeof value === 'string' ? linesOf(value) : (value ?? []);
  return Array.isArray(days) ? days.map(typedDay) : days;
}

function typedDay(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value.trim()) ?? [];
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(iso) ? iso : value.trim();
}

/** The other way round; what is no day stays. */
export function dayAsTyped(day: unknown): string {
  if (typeof day !== 'string' || !isDay(day)) return String(day);
  return day.split('-').reverse().join('/');
}

export interface DomainLimit {
  domain: string;
  /** NaN where none could be read. */
  perMinute: number;
}

/** `gmail.com 60` a line of a form, or a list of objects. */
export function typedDomains(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? [];
  return linesOf(value).map((line): DomainLimit => {
    const [, domain, limit] = /^@?(\S+?)[\s=:]+([\d,]+)$/.exec(line) ?? [];
    return domain === undefined
      ? { domain: line, perMinute: Number.NaN }
      : { domain: domain.toLowerCase(), perMinute: Number(limit!.replace(/,/g, '')) };
  });
}

export function domainAsTyped({ domain, perMinute }: DomainLimit): string {
  return Number.isNaN(perMinute) ? domain : `${domain} ${perMinute}`;
}

export function isDomain(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 253 && /^[^\s@,;"<>]+\.[^\s@,;"<>.]{2,}$/.test(value);
}
