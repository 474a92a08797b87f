import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Community, CommunityReason, CommunityWithMembers } from './community.js';
import type { Bilingual } from '../surveys/rules/pack-document.js';

type Row = Omit<Community, 'title' | 'reason'> & {
  title: string | Bilingual;
  reason: string | CommunityReason;
};

/** MariaDB hands JSON over as text, MySQL as an object. */
const read = <T>(value: string | T): T => (typeof value === 'string' ? (JSON.parse(value) as T) : value);
const communityOf = <R extends Row>(row: R) => ({ ...row, title: read(row.title), reason: read(row.reason) });

const columns = `c.id, c.skill_key AS skillKey, c.title, c.reason, c.publication_id AS publicationId,
  c.opened_at AS openedAt`;

@Injectable()
export class CommunitiesStore {
  constructor(private readonly database: Database) {}

  async open(): Promise<CommunityWithMembers[]> {
    const rows = await this.database.query<Row & { learn: string | null; help: string | null }>(
      `SELECT ${columns}, SUM(m.role = 'learn') AS learn, SUM(m.role = 'help') AS help
       FROM community c LEFT JOIN community_member m ON m.community_id = c.id AND m.confirmed_at IS NOT NULL
       WHERE c.state = 'open' GROUP BY c.id ORDER BY c.opened_at, c.id`,
    );
    return rows.map(({ learn, help, ...row }) => ({
      ...communityOf(row),
      makeUp: { learn: Number(learn ?? 0), help: Number(help ?? 0) },
    }));
  }

  async byId(id: number): Promise<Community | null> {
    const [row] = await this.database.query<Row>(
      `SELECT ${columns} FROM community c WHERE c.id = ? AND c.state = 'open'`,
      [id],
    );
    return row ? communityOf(row) : null;
  }

  /** Null where one for this skill is open already. */
  async insert(community: {
    skillKey: string;
    publicationId: number;
    campaignId: number;
    title: Bilingual;
    reason: CommunityReason;
    openedAt: Date;
    openedBy: string;
  }): Promise<number | null> {
    const { skillKey, publicationId, campaignId, title, reason, openedAt, openedBy } = community;
    const { changed, insertId } = await this.database.execute(
      `INSERT IGNORE INTO community (skill_key, open_key, publication_id, campaign_id, title, reason, opened_at, opened_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[skillKey, skillKey, publicationId, campaignId],
        ...[JSON.stringify(title), JSON.stringify(reason), openedAt, openedBy.slice(0, 120)],
      ],
    );
    return changed === 1 ? insertId : null;
  }

  /** False where it is closed already. */
  async close(id: number): Promise<boolean> {
    const { changed } = await this.database.execute(
      "UPDATE community SET state = 'closed', open_key = NULL, closed_at = NOW(3) WHERE id = ? AND state = 'open'",
      [id],
    );
    return changed === 1;
  }
}
