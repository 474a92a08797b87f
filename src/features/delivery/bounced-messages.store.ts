import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { MessageState } from './rules/message-states.js';

export interface BouncedMessage {
  batchId: number;
  position: number;
  state: MessageState;
  /** Null where it was destroyed since, or there never was one. */
  address: string | null;
}

@Injectable()
export class BouncedMessagesStore {
  constructor(private readonly database: Database) {}

  /**
   * The message with this key of batch, position and the mailing's time. The time tells it from a message of the same
   * number in a database that was set up anew since.
   */
  async byKey(key: string): Promise<BouncedMessage | null> {
    const [batch, position, time] = key.split('.');
    const [row] = await this.database.query<BouncedMessage & { intendedAt: Date }>(
      `SELECT message.batch_id AS batchId, message.position, message.state, message.address,
         mailing.created_at AS intendedAt
       FROM delivery_message AS message JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id
       WHERE message.batch_id = ? AND message.position = ?`,
      [Number(batch), Number(position)],
    );
    if (!row || row.intendedAt.getTime().toString(36) !== time) return null;
    const { intendedAt: _, ...message } = row;
    return message;
  }
}
