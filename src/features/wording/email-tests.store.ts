import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import type { EmailLanguage } from './email-texts.store.js';
import type { EditableKind } from './rules/email-words.js';

export interface AskedTest {
  id: number;
  campaignId: number;
  kind: EditableKind;
  language: EmailLanguage;
  /** Of the words that it was asked for with. */
  textVersion: number;
  accountId: number;
  askedAt: Date;
}

const columns =
  'id, campaign_id AS campaignId, kind, language, text_version AS textVersion, account_id AS accountId, asked_at AS askedAt';

@Injectable()
export class EmailTestsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async add(test: Omit<AskedTest, 'id' | 'askedAt'>): Promise<number> {
    const { insertId } = await this.database.execute(
      `INSERT INTO campaign_email_test (campaign_id, kind, language, text_version, account_id, asked_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [test.campaignId, test.kind, test.language, test.textVersion, test.accountId, this.clock.now()],
    );
    return insertId;
  }

  async byId(id: number): Promise<AskedTest | null> {
    const [row] = await this.database.query<AskedTest>(
      `SELECT ${columns} FROM campaign_email_test WHERE id = ?`,
      [id],
    );
    return row ?? null;
  }

  /** The last one of each kind and language. */
  async last(campaignId: number): Promise<AskedTest[]> {
    return this.database.query<AskedTest>(
      `SELECT ${columns} FROM campaign_email_test
       WHERE id IN (SELECT MAX(id) FROM campaign_email_test WHERE campaign_id = ? GROUP BY kind, language)`,
      [campaignId],
    );
  }
}
