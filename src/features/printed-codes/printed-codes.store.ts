import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';

export interface KeptCode {
  campaignId: number;
  participantId: number;
  codeHash: Buffer;
}

export interface KnownCode {
  participantId: number;
  campaignId: number;
  revoked: number;
}

/** 12 points, or 18 in large print. */
export type Edition = 'normal' | 'large';

export interface Sheet {
  id: number;
  edition: Edition;
  cards: number;
  madeAt: Date;
}

const chunk = 1_000;

@Injectable()
export class PrintedCodesStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A code that is there already stays as it is, revoked or not. */
  async keep({ codeHash, campaignId, participantId }: KeptCode): Promise<void> {
    await this.database.execute(
      `INSERT INTO printed_code (code_hmac, campaign_id, participant_id) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE code_hmac = VALUES(code_hmac)`,
      [codeHash, campaignId, participantId],
    );
  }

  async addToSheet(sheetId: number, codes: readonly KeptCode[]): Promise<void> {
    for (const some of chunks(codes)) {
      await this.database.execute(
        `INSERT INTO printed_code (code_hmac, campaign_id, participant_id, sheet_id)
         VALUES ${some.map(() => '(?, ?, ?, ?)').join(', ')}`,
        some.flatMap((row) => [row.codeHash, row.campaignId, row.participantId, sheetId]),
      );
    }
  }

  async revoke(participantIds: readonly number[]): Promise<void> {
    for (const some of chunks(participantIds)) {
      await this.database.execute(
        'UPDATE printed_code SET revoked = 1 WHERE participant_id IN (?) AND revoked = 0',
        [some],
      );
    }
  }

  async byHash(codeHash: Buffer): Promise<KnownCode | null> {
    const [row] = await this.database.query<KnownCode>(
      `SELECT participant_id AS participantId, campaign_id AS campaignId, revoked
       FROM printed_code WHERE code_hmac = ?`,
      [codeHash],
    );
    return row ?? null;
  }

  async remove(campaignId: number): Promise<void> {
    await this.database.execute('DELETE FROM printed_code WHERE campaign_id = ?', [campaignId]);
  }

  async addSheet(
    campaignId: number,
    { form, edition, cards }: { form: string; edition: Edition; cards: number },
  ): Promise<number> {
    const { insertId } = await this.database.execute(
      'INSERT INTO printed_code_sheet (campaign_id, form, edition, cards, made_at) VALUES (?, ?, ?, ?, ?)',
      [campaignId, form, edition, cards, this.clock.now()],
    );
    return insertId;
  }

  async wasMade(form: string): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM printed_code_sheet WHERE form = ?', [form]);
    return rows.length > 0;
  }

  /** Newest first. */
  async sheets(campaignId: number): Promise<Sheet[]> {
    return this.database.query<Sheet>(
      `SELECT id, edition, cards, made_at AS madeAt FROM printed_code_sheet WHERE campaign_id = ? ORDER BY id DESC`,
      [campaignId],
    );
  }
}

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += chunk) yield rows.slice(from, from + chunk);
}
