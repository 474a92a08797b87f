import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Rate } from './rules/response-rates.js';

export interface DayRate {
  /** ISO day; the figure is that of its end, or of the closing. */
  day: string;
  invited: number;
  answered: number;
}

const rowsOfOneStatement = 1_000;

@Injectable()
export class CampaignRatesStore {
  constructor(private readonly database: Database) {}

  /** People directly in each department who have answered. */
  async answered(campaignId: number): Promise<Map<number, number>> {
    const rows = await this.database.query<{ departmentId: number; people: string }>(
      `SELECT department_id AS departmentId, COUNT(*) AS people FROM participant
       WHERE campaign_id = ? AND answered = 1 GROUP BY department_id`,
      [campaignId],
    );
    return new Map(rows.map(({ departmentId, people }) => [departmentId, Number(people)]));
  }

  async replace(campaignId: number, day: string, rates: readonly Rate[]): Promise<void> {
    for (let first = 0; first < rates.length; first += rowsOfOneStatement) {
      const rows = rates.slice(first, first + rowsOfOneStatement);
      await this.database.execute(
        `REPLACE INTO campaign_rate (campaign_id, day, department_id, invited, answered)
         VALUES ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
        rows.flatMap(({ departmentId, invited, answered }) => [
          campaignId,
          day,
          departmentId,
          invited,
          answered,
        ]),
      );
    }
  }

  /** Open campaigns that show rates, with the latest day noted. */
  async latestDays(): Promise<{ campaignId: number; launchedAt: Date; latestDay: string | null }[]> {
    return this.database.query(
      `SELECT c.id AS campaignId, c.launched_at AS launchedAt,
         (SELECT DATE_FORMAT(MAX(r.day), '%Y-%m-%d') FROM campaign_rate r WHERE r.campaign_id = c.id) AS latestDay
       FROM campaign c WHERE c.state = 'open'
         AND EXISTS (SELECT 1 FROM campaign_department d WHERE d.campaign_id = c.id AND d.shows_rates = 1)`,
    );
  }

  async latest(campaignId: number): Promise<{ day: string; rates: Rate[] } | null> {
    const rows = await this.database.query<Rate & { day: string }>(
      `SELECT DATE_FORMAT(day, '%Y-%m-%d') AS day, department_id AS departmentId, invited, answered FROM campaign_rate
       WHERE campaign_id = ? AND day = (SELECT MAX(day) FROM campaign_rate WHERE campaign_id = ?)`,
      [campaignId, campaignId],
    );
    const day = rows[0]?.day;
    return day === undefined ? null : { day, rates: rows.map(({ day: _day, ...rate }) => rate) };
  }

  async byDay(campaignId: number, departmentId: number): Promise<DayRate[]> {
    return this.database.query(
      `SELECT DATE_FORMAT(day, '%Y-%m-%d') AS day, invited, answered FROM campaign_rate
       WHERE campaign_id = ? AND department_id = ? ORDER BY day`,
      [campaignId, departmentId],
    );
  }
}
