import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { MessageState } from '../delivery/rules/message-states.js';
import type { Way } from './rules/channel-choice.js';
import { statesOf, type ListPart } from './rules/who-got-what.js';

/** One invitation, and what became of it. */
export interface InvitationRow {
  /** Within the campaign; the list is in this order. */
  participantId: number;
  name: string;
  department: string;
  departmentCy: string | null;
  /** The email address as it was when the invitation was meant; null where it goes another way, or none. */
  address: string | null;
  /** Null where nothing reaches this person. Mobile numbers and postal addresses are not told. */
  way: Way | null;
  state: MessageState;
  /** 1 while something may still be sent. */
  open: number;
  reason: string | null;
  attempts: number;
  /** Copies sent again although an earlier one may have gone out. */
  copies: number;
  /** When it was first handed to the mail server; null before. */
  firstSentAt: Date | null;
  enhancedCode: string | null;
  /** In the mail server's own words. */
  reply: string | null;
}

export interface Wanted {
  part: ListPart;
  /** For LIKE; null: everybody. */
  pattern: string | null;
  /** Only people after this one; 0 from the start. */
  after: number;
  limit: number;
}

const columns = `message.recipient_id AS participantId, participant.name, department.name AS department,
  department.name_cy AS departmentCy, IF(message.channel = 'email', message.address, NULL) AS address,
  IF(message.address IS NULL, NULL, message.channel) AS way, message.state, message.due_at IS NOT NULL AS open,
  message.reason, message.attempts, message.possible_duplicates AS copies, message.first_date AS firstSentAt,
  message.enhanced_code AS enhancedCode, message.last_reply AS reply`;

@Injectable()
export class InvitationListStore {
  constructor(private readonly database: Database) {}

  /** From one person to the next along the ledger's key, so that the last page costs what the first does. */
  async rows(scope: string, { part, pattern, after, limit }: Wanted): Promise<InvitationRow[]> {
    const states = part === 'waiting' ? null : statesOf[part];
    const conditions = [
      ...(part === 'waiting' ? ['message.due_at IS NOT NULL'] : []),
      ...(part === 'notArrived' ? ['message.due_at IS NULL'] : []),
      ...(states ? ['message.state IN (?)'] : []),
      ...(pattern
        ? ["(participant.name LIKE ? OR (message.channel = 'email' AND message.address LIKE ?))"]
        : []),
    ];
    return this.database.query<InvitationRow>(
      `SELECT ${columns}
       FROM delivery_mailing AS mailing
         JOIN delivery_message AS message ON message.mailing_id = mailing.id
         JOIN participant ON participant.id = message.recipient_id
         JOIN campaign_department AS department ON department.id = participant.department_id
       WHERE mailing.scope = ? AND mailing.kind = 'invitation' AND message.recipient_id > ?
         ${conditions.map((condition) => `AND ${condition}`).join(' ')}
       ORDER BY message.recipient_id LIMIT ?`,
      [scope, after, ...(states ? [states] : []), ...(pattern ? [pattern, pattern] : []), limit],
    );
  }
}
