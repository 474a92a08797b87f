import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { SkipReason, Wave } from './rules/reminder-waves.js';

export type WaveState = 'planned' | 'sent' | 'skipped';

export interface WaveRow extends Wave {
  /** From 1 within its campaign. */
  number: number;
  /** ISO day; null before the launch. */
  plannedFor: string | null;
  state: WaveState;
  reason: SkipReason | null;
  /** Of the reminder that it became. */
  sequence: number | null;
}

@Injectable()
export class ReminderWavesStore {
  constructor(private readonly database: Database) {}

  async of(campaignId: number): Promise<WaveRow[]> {
    return this.database.query<WaveRow>(
      `SELECT number, rule, days, DATE_FORMAT(planned_for, '%Y-%m-%d') AS plannedFor, state, reason, sequence
       FROM invitation_wave WHERE campaign_id = ? ORDER BY number`,
      [campaignId],
    );
  }

  /** Whether somebody has decided on this campaign's waves, perhaps on none. */
  async isChosen(campaignId: number): Promise<boolean> {
    const sql = 'SELECT 1 FROM invitation_wave_choice WHERE campaign_id = ?';
    return (await this.database.query(sql, [campaignId])).length > 0;
  }

  async choose(campaignId: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO invitation_wave_choice (campaign_id) VALUES (?)
       ON DUPLICATE KEY UPDATE campaign_id = VALUES(campaign_id)`,
      [campaignId],
    );
  }

  /** What has gone stays as it is. */
  async removePlanned(campaignId: number): Promise<void> {
    const sql = "DELETE FROM invitation_wave WHERE campaign_id = ? AND state = 'planned'";
    await this.database.execute(sql, [campaignId]);
  }

  async add(campaignId: number, row: Wave & { number: number; plannedFor: string | null }): Promise<void> {
    await this.database.execute(
      'INSERT INTO invitation_wave (campaign_id, number, rule, days, planned_for) VALUES (?, ?, ?, ?, ?)',
      [campaignId, row.number, row.rule, row.days, row.plannedFor],
    );
  }

  async planFor(campaignId: number, number: number, day: string): Promise<void> {
    await this.database.execute(
      "UPDATE invitation_wave SET planned_for = ? WHERE campaign_id = ? AND number = ? AND state = 'planned'",
      [day, campaignId, number],
    );
  }

  async markSent(campaignId: number, number: number, sequence: number): Promise<void> {
    await this.database.execute(
      `UPDATE invitation_wave SET state = 'sent', sequence = ?
       WHERE campaign_id = ? AND number = ? AND state = 'planned'`,
      [sequence, campaignId, number],
    );
  }

  async skip(campaignId: number, number: number, reason: SkipReason): Promise<void> {
    await this.database.execute(
      `UPDATE invitation_wave SET state = 'skipped', reason = ?
       WHERE campaign_id = ? AND number = ? AND state = 'planned'`,
      [reason, campaignId, number],
    );
  }

  async skipAll(campaignId: number, reason: SkipReason): Promise<void> {
    await this.database.execute(
      "UPDATE invitation_wave SET state = 'skipped', reason = ? WHERE campaign_id = ? AND state = 'planned'",
      [reason, campaignId],
    );
  }

  /** Open campaigns with a wave whose day has come. */
  async campaignsWithDue(today: string): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `SELECT DISTINCT wave.campaign_id AS id FROM invitation_wave AS wave
       JOIN campaign ON campaign.id = wave.campaign_id AND campaign.state = 'open'
       WHERE wave.state = 'planned' AND wave.planned_for <= ?`,
      [today],
    );
    return rows.map(({ id }) => id);
  }
}
