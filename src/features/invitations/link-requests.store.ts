import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { activePeopleSelect } from '../directory/index.js';

export interface Asking {
  participantId: number;
  campaignId: number;
  email: string;
}

@Injectable()
export class LinkRequestsStore {
  constructor(private readonly database: Database) {}

  async add(address: string): Promise<void> {
    await this.database.execute('INSERT INTO invitation_link_request (address) VALUES (?)', [address]);
  }

  async oldest(limit: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      'SELECT id FROM invitation_link_request ORDER BY id LIMIT ?',
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Removes it in the caller's transaction: for one caller only. @returns null where it is gone */
  async take(id: number): Promise<{ address: string } | null> {
    const [row] = await this.database.query<{ address: string }>(
      'SELECT address FROM invitation_link_request WHERE id = ? FOR UPDATE',
      [id],
    );
    if (row) await this.database.execute('DELETE FROM invitation_link_request WHERE id = ?', [id]);
    return row ?? null;
  }

  /** By the address that the directory has now. A letter beyond ASCII stands in none, and could not be compared. */
  async askingAt(address: string): Promise<Asking[]> {
    if (!/^[\x21-\x7e]+$/.test(address)) return [];
    return this.database.query<Asking>(
      `SELECT participant.id AS participantId, participant.campaign_id AS campaignId, person.email
       FROM (${activePeopleSelect}) person
       JOIN participant ON participant.person_id = person.id
       JOIN campaign ON campaign.id = participant.campaign_id AND campaign.state = 'open'
       WHERE person.email = ? ORDER BY participant.id`,
      [address],
    );
  }

  /** False where this person was sent a link within the hour. */
  async startHour(participantId: number): Promise<boolean> {
    const first = await this.database.execute(
      'INSERT IGNORE INTO invitation_link_hour (participant_id, at) VALUES (?, NOW(3))',
      [participantId],
    );
    if (first.changed === 1) return true;
    const again = await this.database.execute(
      'UPDATE invitation_link_hour SET at = NOW(3) WHERE participant_id = ? AND at <= NOW(3) - INTERVAL 1 HOUR',
      [participantId],
    );
    return again.changed === 1;
  }

  /** Who asked, and when, is kept for no longer than it is needed. */
  async forgetPastHours(): Promise<void> {
    await this.database.execute(
      'DELETE FROM invitation_link_hour WHERE at <= NOW(3) - INTERVAL 1 HOUR ORDER BY at LIMIT 1000',
    );
  }

  async forgetHours(campaignId: number): Promise<void> {
    await this.database.execute(
      `DELETE asked FROM invitation_link_hour AS asked
       JOIN participant ON participant.id = asked.participant_id WHERE participant.campaign_id = ?`,
      [campaignId],
    );
  }
}
