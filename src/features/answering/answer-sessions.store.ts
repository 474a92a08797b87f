import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface SessionRow {
  campaignId: number;
  participantId: number;
  draft: Buffer;
}

const columns = 'campaign_id AS campaignId, participant_id AS participantId, draft';

@Injectable()
export class AnswerSessionsStore {
  constructor(private readonly database: Database) {}

  async insert(id: Buffer, row: SessionRow): Promise<void> {
    await this.database.execute(
      'INSERT INTO answer_session (id, campaign_id, participant_id, draft) VALUES (?, ?, ?, ?)',
      [id, row.campaignId, row.participantId, row.draft],
    );
  }

  async byId(id: Buffer): Promise<SessionRow | null> {
    const [row] = await this.database.query<SessionRow>(
      `SELECT ${columns} FROM answer_session WHERE id = ?`,
      [id],
    );
    return row ?? null;
  }

  /** For a change: two tabs that save at once must not undo each other's pages. */
  async lock(id: Buffer): Promise<SessionRow | null> {
    const [row] = await this.database.query<SessionRow>(
      `SELECT ${columns} FROM answer_session WHERE id = ? FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async saveDraft(id: Buffer, draft: Buffer): Promise<void> {
    await this.database.execute('UPDATE answer_session SET draft = ? WHERE id = ?', [draft, id]);
  }

  async remove(id: Buffer): Promise<void> {
    await this.database.execute('DELETE FROM answer_session WHERE id = ?', [id]);
  }

  async removeOfParticipant(participantId: number): Promise<void> {
    await this.database.execute('DELETE FROM answer_session WHERE participant_id = ?', [participantId]);
  }

  async removeOfCampaign(campaignId: number): Promise<void> {
    await this.database.execute('DELETE FROM answer_session WHERE campaign_id = ?', [campaignId]);
  }
}
