import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { MessageState } from './rules/message-states.js';

export interface MessageKey {
  batchId: number;
  position: number;
}

export interface SentMessage {
  state: MessageState;
  address: string | null;
  /** Who gets these messages is a secret, or nobody has said yet that it is none. */
  confidential: boolean;
}

export interface BounceWords {
  reason: string;
  enhancedCode: string | null;
  reply: string;
}

@Injectable()
export class LateBouncesStore {
  constructor(private readonly database: Database) {}

  async lock({ batchId, position }: MessageKey): Promise<SentMessage | null> {
    const [message] = await this.database.query<{ mailingId: number } & Omit<SentMessage, 'confidential'>>(
      `SELECT mailing_id AS mailingId, state, address FROM delivery_message
       WHERE batch_id = ? AND position = ? FOR UPDATE`,
      [batchId, position],
    );
    if (!message) return null;
    const [mailing] = await this.database.query<{ confidential: number | null }>(
      'SELECT confidential FROM delivery_mailing WHERE id = ?',
      [message.mailingId],
    );
    return { state: message.state, address: message.address, confidential: mailing?.confidential !== 0 };
  }

  async markBounced({ batchId, position }: MessageKey, words: BounceWords): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_message SET state = 'bounced', due_at = NULL, reason = ?, enhanced_code = ?, last_reply = ?
       WHERE batch_id = ? AND position = ?`,
      [
        words.reason.slice(0, 40),
        words.enhancedCode?.slice(0, 12) ?? null,
        words.reply.slice(0, 500),
        batchId,
        position,
      ],
    );
  }
}
