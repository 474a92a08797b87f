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

  /** False where the draft is no longer the one that the change was made from, or is gone. */
  async replaceDraft(id: Buffer, before: Buffer, draft: Buffer): Promise<boolean> {
    const { changed } = await this.database.execute(
      'UPDATE answer_session SET draft = ? WHERE id = ? AND draft = ?',
      [draft, id, before],
    );
    return changed === 1;
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
