import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Selection } from '../delivery/index.js';

/** A reminder that was asked for. */
export interface ReminderDay {
  sequence: number;
  /** ISO day. */
  day: string;
  isToday: boolean;
}

/** Whom a mailing is for, as statements that the ledger runs itself: a large roster must not travel through us. */
export function everybodyInvited(campaignId: number): Selection {
  return {
    sql: 'SELECT id AS recipient_id, email AS address FROM participant WHERE campaign_id = ?',
    parameters: [campaignId],
  };
}

/** People without an address were accounted for by the invitation. */
export function everybodyWhoHasNotAnswered(campaignId: number): Selection {
  return {
    sql: `SELECT id AS recipient_id, email AS address FROM participant
          WHERE campaign_id = ? AND answered = 0 AND opted_out = 0 AND email IS NOT NULL`,
    parameters: [campaignId],
  };
}

/** The day as people at the council live it. */
const dayOf = (moment: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(moment);

@Injectable()
export class InvitationMailingsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async reminders(campaignId: number): Promise<ReminderDay[]> {
    const rows = await this.database.query<Omit<ReminderDay, 'isToday'>>(
      `SELECT sequence, DATE_FORMAT(day, '%Y-%m-%d') AS day FROM invitation_reminder
       WHERE campaign_id = ? ORDER BY sequence`,
      [campaignId],
    );
    const today = dayOf(this.clock.now());
    return rows.map((row) => ({ ...row, isToday: row.day === today }));
  }

  /** One a day: a second one breaks the unique key. */
  async addReminderToday(campaignId: number, sequence: number): Promise<void> {
    const sql = 'INSERT INTO invitation_reminder (campaign_id, sequence, day) VALUES (?, ?, ?)';
    await this.database.execute(sql, [campaignId, sequence, dayOf(this.clock.now())]);
  }
}
