/**
 * What GOV.UK Notify's delivery receipt says about a message of the ledger. A permanent failure means that the address
 * or number takes nothing; with a temporary or technical one Notify has given up although the address may be right.
 * Source: GOV.UK Notify, "Delivery receipts" of its API.
 */
import type { MessageReason } from './reasons.js';

export interface MessageReference {
  batchId: number;
  position: number;
  /** When its mailing was written down, milliseconds since 1970. */
  intendedAt: number;
}

/** The reference is the key that the message was sent with; null where it is none of ours. */
export function readReference(reference: unknown): MessageReference | null {
  if (typeof reference !== 'string') return null;
  const [, batch, position, time] = /^(\d{1,10})\.(\d{1,10})\.([0-9a-z]{6,10})$/.exec(reference) ?? [];
  if (!batch || !position || !time) return null;
  return { batchId: Number(batch), position: Number(position), intendedAt: parseInt(time, 36) };
}

export type ReceiptMeaning =
  | { meaning: 'delivered' }
  | { meaning: 'bounced'; kind: 'hard' | 'soft'; reason: MessageReason }
  /** A status that says nothing new. */
  | { meaning: 'nothing' };

const meanings = new Map<unknown, ReceiptMeaning>([
  ['delivered', { meaning: 'delivered' }],
  ['permanent-failure', { meaning: 'bounced', kind: 'hard', reason: 'notify-permanent' }],
  ['temporary-failure', { meaning: 'bounced', kind: 'soft', reason: 'notify-temporary' }],
  ['technical-failure', { meaning: 'bounced', kind: 'soft', reason: 'notify-technical' }],
]);

export function meaningOfReceipt(status: unknown): ReceiptMeaning {
  return meanings.get(status) ?? { meaning: 'nothing' };
}
