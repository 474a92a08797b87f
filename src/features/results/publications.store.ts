import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { CountOutcome, PublicationRecord, PublicationSummary, StoredReport } from './publication.js';

const columns = `id, campaign_id AS campaignId, state, outcome, k, report, created_at AS createdAt,
  signed_by AS signedBy, signed_at AS signedAt`;

type Row = Omit<PublicationRecord, 'report'> & { report: string | StoredReport | null };

/** MariaDB hands JSON over as text, MySQL as an object. */
function recordOf({ report, ...row }: Row): PublicationRecord {
  return {
    ...row,
    report: typeof report === 'string' ? (JSON.parse(report) as StoredReport | null) : report,
  };
}

export interface Draft {
  campaignId: number;
  outcome: CountOutcome;
  k: number;
  report: StoredReport | null;
  at: Date;
}

@Injectable()
export class PublicationsStore {
  constructor(private readonly database: Database) {}

  async insert(draft: Draft): Promise<number> {
    const { insertId } = await this.database.execute(
      'INSERT INTO publication (campaign_id, outcome, k, report, created_at) VALUES (?, ?, ?, ?, ?)',
      [draft.campaignId, draft.outcome, draft.k, JSON.stringify(draft.report), draft.at],
    );
    return insertId;
  }

  async ofCampaign(campaignId: number): Promise<PublicationRecord | null> {
    return this.one(`SELECT ${columns} FROM publication WHERE campaign_id = ?`, campaignId);
  }

  async byId(id: number): Promise<PublicationRecord | null> {
    return this.one(`SELECT ${columns} FROM publication WHERE id = ?`, id);
  }

  /** Of a count that did not come to pass, before the next one. */
  async removeDraft(id: number): Promise<void> {
    await this.database.execute("DELETE FROM publication WHERE id = ? AND state = 'draft'", [id]);
  }

  async keepSigner(id: number, signer: { name: string; at: Date }): Promise<void> {
    await this.database.execute('UPDATE publication SET signed_by = ?, signed_at = ? WHERE id = ?', [
      signer.name.slice(0, 120),
      signer.at,
      id,
    ]);
  }

  async markSigned(campaignId: number): Promise<void> {
    await this.database.execute("UPDATE publication SET state = 'signed' WHERE campaign_id = ?", [
      campaignId,
    ]);
  }

  /** Those with figures that are signed, newest first. */
  async signed(): Promise<PublicationSummary[]> {
    return this.database.query<PublicationSummary>(
      `SELECT p.id, p.campaign_id AS campaignId, c.name, c.name_cy AS nameCy,
         DATE_FORMAT(c.closes_on, '%Y-%m-%d') AS closesOn, c.published_at AS publishedAt
       FROM publication p JOIN campaign c ON c.id = p.campaign_id
       WHERE p.state = 'signed' AND p.outcome = 'figures' ORDER BY c.published_at DESC, p.id DESC`,
    );
  }

  private async one(sql: string, id: number): Promise<PublicationRecord | null> {
    const [row] = await this.database.query<Row>(sql, [id]);
    return row ? recordOf(row) : null;
  }
}
