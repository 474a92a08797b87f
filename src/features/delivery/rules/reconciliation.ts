/**
 * The line that accounts for everybody: "1,204 intended = 1,188 accepted + 11 bounced + 5 withheld". Every intended
 * message is counted in exactly one of the parts, so the parts always add up.
 */
import type { MessageState } from './message-states.js';

export interface Reconciliation {
  intended: number;
  /** Taken over by the mail server. */
  accepted: number;
  /** Refused for good: the address does not exist or takes no mail. */
  bounced: number;
  /** Not sent on purpose: no address, a bad or a suppressed one. */
  withheld: number;
  /** Refused by a policy of the other side; the address is not to blame. */
  blocked: number;
  /** Refused for the time being until we gave up. */
  failed: number;
  /** Called off before it was sent. */
  cancelled: number;
  /** The connection was lost after the last byte and nobody knows; not tried again. */
  inDoubt: number;
  /** Still to be sent or tried again. */
  open: number;
}

export interface StateCount {
  state: MessageState;
  /** Whether something may still be sent for these. */
  open: boolean;
  messages: number;
}

type Part = Exclude<keyof Reconciliation, 'intended'>;

const partOf: Record<MessageState, Part> = {
  ready: 'open',
  sending: 'open',
  retry: 'open',
  in_doubt: 'inDoubt',
  sent: 'accepted',
  blocked: 'blocked',
  failed_hard: 'bounced',
  failed_soft: 'failed',
  bounced: 'bounced',
  withheld: 'withheld',
  cancelled: 'cancelled',
};

export function reconcile(counts: readonly StateCount[]): Reconciliation {
  const line: Reconciliation = {
    intended: 0,
    accepted: 0,
    bounced: 0,
    withheld: 0,
    blocked: 0,
    failed: 0,
    cancelled: 0,
    inDoubt: 0,
    open: 0,
  };
  for (const { state, open, messages } of counts) {
    line[open ? 'open' : partOf[state]] += messages;
    line.intended += messages;
  }
  return line;
}
