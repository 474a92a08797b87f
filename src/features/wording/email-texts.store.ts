import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import type { EditableKind, Wording } from './rules/email-words.js';

export type EmailLanguage = 'en' | 'cy';

export interface KeptWording {
  /** Null: our own words. */
  wording: Wording | null;
  /** 0 where nobody has changed anything; one more with every change, going back included. */
  version: number;
  changedAt: Date | null;
}

interface Row {
  kind: EditableKind;
  language: EmailLanguage;
  subject: string | null;
  opening: string | null;
  closing: string | null;
  version: number;
  changedAt: Date;
}

export type KeptWordings = Record<EditableKind, Record<EmailLanguage, KeptWording>>;

const unchanged: KeptWording = { wording: null, version: 0, changedAt: null };

@Injectable()
export class EmailTextsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(campaignId: number): Promise<KeptWordings> {
    const rows = await this.database.query<Row>(
      `SELECT kind, language, subject, opening, closing, version, changed_at AS changedAt
       FROM campaign_email_text WHERE campaign_id = ?`,
      [campaignId],
    );
    const kept = (kind: EditableKind, language: EmailLanguage) =>
      keptOf(rows.find((row) => row.kind === kind && row.language === language));
    const both = (kind: EditableKind) => ({ en: kept(kind, 'en'), cy: kept(kind, 'cy') });
    return { invitation: both('invitation'), reminder: both('reminder') };
  }

  /** @param wording null for our own words */
  async keep(
    { campaignId, kind, language }: { campaignId: number; kind: EditableKind; language: EmailLanguage },
    wording: Wording | null,
  ): Promise<void> {
    const { subject = null, opening = null, closing = null } = wording ?? {};
    await this.database.execute(
      `INSERT INTO campaign_email_text (campaign_id, kind, language, subject, opening, closing, version, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?)
       ON DUPLICATE KEY UPDATE subject = VALUES(subject), opening = VALUES(opening), closing = VALUES(closing),
         version = version + 1, changed_at = VALUES(changed_at)`,
      [campaignId, kind, language, subject, opening, closing, this.clock.now()],
    );
  }
}

function keptOf(row: Row | undefined): KeptWording {
  if (!row) return unchanged;
  const { subject, opening, closing, version, changedAt } = row;
  const wording = subject === null || opening === null ? null : { subject, opening, closing: closing ?? '' };
  return { wording, version, changedAt };
}
