import type { SendOutcome } from '../../../platform/mail/send-outcome.js';
import type { Transport } from '../../../platform/mail/sender.js';
import type { ClaimedRow } from '../sending.store.js';

/** One message that was handed to the mail server, or tried to. */
export interface Attempted {
  row: ClaimedRow;
  outcome: SendOutcome;
  date: Date;
  /** Copies that may have gone out before this one. */
  copies: number;
  transport: Transport;
  /** Null where it must not be remembered. */
  address: string | null;
}
