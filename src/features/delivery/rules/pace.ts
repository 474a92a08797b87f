/**
 * How fast emails go out, for the whole organisation. Limits and hours hold back only mailings to many; an email that
 * somebody waits for goes at once, and counts. A limit a minute is spread over the minute: messages go in small groups,
 * so far apart that no sixty seconds hold more than the limit, whoever sends them. Source: docs/decisions/0011.
 */
import { microBatchSize } from './batch-plan.js';
import { minutesOf, type WorkingHours } from './working-hours.js';

export interface Pace extends WorkingHours {
  /** Messages, 1 to 100,000; null: no limit. */
  perMinute: number | null;
  /** Messages by the day of London, typed in steps of `dayStep` up to 10,000,000; null: no limit. */
  perDay: number | null;
  /** Messages to one recipient domain, unless it is named below; null: no limit. */
  perDomainMinute: number | null;
  /** Messages a minute to these domains, in lower case; 50 domains at most. */
  domains: Record<string, number>;
  /** That one worker opens to the mail server, 1 to 50; null: as SMTP_CONNECTIONS says. */
  connections: number | null;
}

export const noLimits: Pace = {
  perMinute: null,
  perDay: null,
  perDomainMinute: null,
  domains: {},
  connections: null,
  weekdays: null,
  opensAt: null,
  closesAt: null,
  nation: null,
  closedDays: [],
};

export const largest = {
  perMinute: 100_000,
  perDay: 10_000_000,
  connections: 50,
  domains: 50,
  closedDays: 200,
};

/**
 * Steps in which a day's limit is typed. Whether today's limit is used up is shown, and reminders count: with any number
 * allowed, trying a few limits would read off how many people were reminded.
 */
export const dayStep = 100;

/** What can't be seen of one field alone; `field` is the one to correct. */
export type PaceFault = { field: 'weekdays'; fault: 'noDay' } | { field: 'closesAt'; fault: 'notLater' };

export function faultsOfPace({ weekdays, opensAt, closesAt }: Pace): PaceFault[] {
  const faults: PaceFault[] = [];
  if (weekdays?.length === 0) faults.push({ field: 'weekdays', fault: 'noDay' });
  const opens = opensAt === null ? 0 : minutesOf(opensAt);
  if (closesAt !== null && minutesOf(closesAt) <= opens)
    faults.push({ field: 'closesAt', fault: 'notLater' });
  return faults;
}

/** Whether sending needs leave at all: without, nobody asks. */
export function isLimited({ perMinute, perDay, perDomainMinute, domains }: Pace): boolean {
  return perMinute !== null || perDay !== null || perDomainMinute !== null || Object.keys(domains).length > 0;
}

/** Messages a minute to this domain; null: no limit. */
export function limitOfDomain(pace: Pace, domain: string): number | null {
  return pace.domains[domain] ?? pace.perDomainMinute;
}

/** Messages that go together under such a limit: what a second may hold, 1 at least, a micro-batch at most. */
export function groupUnder(perMinute: number): number {
  return Math.max(1, Math.min(microBatchSize, Math.floor(perMinute / 60)));
}

/** What a minute really takes: all groups but the last must fit between its ends. */
export function reallyPerMinute(perMinute: number): number {
  return perMinute - groupUnder(perMinute) + 1;
}

/** Microseconds from one message to the next. */
export function gapUnder(perMinute: number): number {
  return Math.ceil(60_000_000 / reallyPerMinute(perMinute));
}
