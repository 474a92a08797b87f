import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Nation } from './rules/bank-holidays.js';
import { noLimits, type Pace } from './rules/pace.js';

interface PaceRow {
  perMinute: number | null;
  perDay: number | null;
  perDomainMinute: number | null;
  domains: string | null;
  connections: number | null;
  weekdays: string | null;
  opensAt: string | null;
  closesAt: string | null;
  nation: Nation | null;
  closedDays: string | null;
}

/** One row at most, so that every process reads the same; no row means no limits. */
@Injectable()
export class PaceStore {
  constructor(private readonly database: Database) {}

  async read(): Promise<Pace> {
    const [row] = await this.database.query<PaceRow>(
      `SELECT per_minute AS perMinute, per_day AS perDay, per_domain_minute AS perDomainMinute, domains, connections,
         weekdays, opens_at AS opensAt, closes_at AS closesAt, nation, closed_days AS closedDays
       FROM delivery_pace WHERE id = 1`,
    );
    return row ? paceOf(row) : noLimits;
  }

  /** Makes the row where there is none and locks it, so that two changes follow one another. */
  async lock(): Promise<void> {
    await this.database.execute('INSERT INTO delivery_pace (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 1');
  }

  async write(pace: Pace): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_pace SET per_minute = ?, per_day = ?, per_domain_minute = ?, domains = ?, connections = ?,
         weekdays = ?, opens_at = ?, closes_at = ?, nation = ?, closed_days = ?, changed_at = NOW(3) WHERE id = 1`,
      [
        pace.perMinute,
        pace.perDay,
        pace.perDomainMinute,
        JSON.stringify(pace.domains),
        pace.connections,
        pace.weekdays?.join('') ?? null,
        pace.opensAt,
        pace.closesAt,
        pace.nation,
        JSON.stringify(pace.closedDays),
      ],
    );
  }
}

function paceOf({ domains, weekdays, closedDays, ...row }: PaceRow): Pace {
  return {
    ...row,
    domains: domains === null ? {} : (JSON.parse(domains) as Record<string, number>),
    weekdays: weekdays === null ? null : [...weekdays].map(Number),
    closedDays: closedDays === null ? [] : (JSON.parse(closedDays) as string[]),
  };
}
