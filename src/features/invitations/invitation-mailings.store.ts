import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Selection } from '../delivery/index.js';

/** Whom a mailing is for, as statements that the ledger runs itself: a large roster must not travel through us. */
export function everybodyInvited(campaignId: number): Selection {
  return {
    sql: 'SELECT id AS recipient_id, email AS address FROM participant WHERE campaign_id = ?',
    parameters: [campaignId],
  };
}

@Injectable()
export class InvitationMailingsStore {
  constructor(private readonly database: Database) {}

  /** Those of them whose invitation may still be sent. */
  async toBeInvitedAmong(scope: string, participantIds: number[]): Promise<Set<number>> {
    if (participantIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: number }>(
      `SELECT message.recipient_id AS id FROM delivery_mailing AS mailing
       JOIN delivery_message AS message ON message.mailing_id = mailing.id AND message.recipient_id IN (?)
       WHERE mailing.scope = ? AND mailing.kind = 'invitation' AND message.due_at IS NOT NULL`,
      [participantIds, scope],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Sequence of the latest one; 0 before the first. */
  async lastReminder(campaignId: number): Promise<number> {
    const [row] = await this.database.query<{ sequence: number | null }>(
      'SELECT MAX(sequence) AS sequence FROM invitation_reminder WHERE campaign_id = ?',
      [campaignId],
    );
    return row?.sequence ?? 0;
  }

  /** Has not answered, has not opted out, and the campaign is open. */
  async mayBeReminded(campaignId: number, participantId: number): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM participant JOIN campaign ON campaign.id = participant.campaign_id AND campaign.state = 'open'
       WHERE participant.id = ? AND participant.campaign_id = ? AND participant.answered = 0
         AND participant.opted_out = 0
         AND NOT EXISTS (SELECT 1 FROM survey_refusal WHERE survey_refusal.person_id = participant.person_id)`,
      [participantId, campaignId],
    );
    return rows.length > 0;
  }
}
