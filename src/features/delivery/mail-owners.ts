import { Injectable } from '@nestjs/common';
import type { Channel, Outgoing } from '../../platform/mail/letter.js';

/** One intended message, as its owner sees it. */
export interface LedgerRow {
  batchId: number;
  position: number;
  mailingId: number;
  scope: string;
  kind: string;
  sequence: number;
  recipientId: number;
  /** As it was when the message was intended: an email address, a mobile number, or a name for the postal address. */
  address: string | null;
  channel: Channel;
  /** Attempts so far; 0 before the first. */
  attempts: number;
  /** `${batchId}.${position}`: the same for every copy of this message. */
  rowId: string;
}

export type LastLook =
  | { outcome: 'send'; letter: Outgoing }
  | { outcome: 'cancel'; reason: string }
  | { outcome: 'withhold'; reason: string };

/**
 * The feature that an email belongs to looks once more right before it is sent: is it still wanted, and what does it
 * say? Called inside the transaction that marks the messages as being sent, with up to ten rows of one mailing; what
 * it writes is committed before any byte leaves. It answers in the order of the rows, and the same row must give the
 * same letter again, so that a second copy is the same bytes. `reason` is at most 40 characters.
 */
export interface MailOwner {
  kind: string;
  /** Who gets these emails is itself confidential: a refused address is not remembered, since that would tell. */
  confidential?: boolean;
  lastLook(rows: LedgerRow[]): Promise<LastLook[]>;
  /**
   * Asked about one message once a connection is free for it, for emails that would be wrong after what their reader
   * may have done since the last look. Outside any transaction. @returns why it must not leave; null: it may
   */
  lastWord?(row: LedgerRow): Promise<string | null>;
}

/** Where features' worker modules put their owners at start. */
@Injectable()
export class MailOwners {
  private readonly owners = new Map<string, MailOwner>();

  register(owner: MailOwner): void {
    this.owners.set(owner.kind, owner);
  }

  of(kind: string): MailOwner | undefined {
    return this.owners.get(kind);
  }
}
