import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { dayOf } from '../campaigns/rules/campaign-dates.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import type { Selection } from '../delivery/index.js';
import { mayRemindByLetter } from '../invitations/rules/channel-choice.js';

/** A reminder that was asked for. */
export interface ReminderDay {
  sequence: number;
  /** ISO day. */
  day: string;
  isToday: boolean;
}

/** People without an address were accounted for by the invitation. */
export function everybodyWhoHasNotAnswered(campaignId: number): Selection {
  return {
    sql: `SELECT id AS recipient_id, email AS address FROM participant
          WHERE campaign_id = ? AND answered = 0 AND opted_out = 0 AND email IS NOT NULL`,
    parameters: [campaignId],
    byLot: true,
  };
}

/** Where text messages or letters are allowed: by the way of the invitation. */
function everybodyRemindedBy(campaignId: number, byLetter: boolean): Selection {
  return {
    sql: `SELECT invited.recipient_id, invited.address, invited.channel
          FROM delivery_mailing AS mailing JOIN delivery_message AS invited ON invited.mailing_id = mailing.id
            JOIN participant ON participant.id = invited.recipient_id AND participant.campaign_id = ?
          WHERE mailing.scope = ? AND mailing.kind = 'invitation' AND mailing.sequence = 0
            AND invited.address IS NOT NULL AND participant.answered = 0 AND participant.opted_out = 0
            ${byLetter ? '' : "AND invited.channel <> 'letter'"}`,
    parameters: [campaignId, campaignScope(campaignId)],
    withChannel: true,
    byLot: true,
  };
}

@Injectable()
export class ReminderMailingsStore {
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

  /** Whom a reminder is for. @param sequence from 1: letters go with the first ones only, as HR allowed */
  async everybodyToRemind(campaignId: number, sequence: number): Promise<Selection> {
    const [further] = await this.database.query<{ reminderLetters: number }>(
      `SELECT reminder_letters AS reminderLetters FROM invitation_channel
       WHERE campaign_id = ? AND (text = 1 OR letter = 1)`,
      [campaignId],
    );
    if (!further) return everybodyWhoHasNotAnswered(campaignId);
    return everybodyRemindedBy(campaignId, mayRemindByLetter(sequence, further.reminderLetters));
  }

  /** One a day: a second one breaks the unique key. */
  async addReminderToday(campaignId: number, sequence: number): Promise<void> {
    const sql = 'INSERT INTO invitation_reminder (campaign_id, sequence, day) VALUES (?, ?, ?)';
    await this.database.execute(sql, [campaignId, sequence, dayOf(this.clock.now())]);
  }
}
