/**
 * The life of one message. A row is *open* while something may still be sent for it, and exactly then it has a due
 * time. `sending` is an intent, written before any byte leaves, so that no crash can hide a message that went out.
 * Source: docs/decisions/0008.
 */
export const messageStates = [
  'ready',
  'sending',
  'retry',
  'in_doubt',
  'sent',
  'blocked',
  'failed_hard',
  'failed_soft',
  'bounced',
  'withheld',
  'cancelled',
] as const;

export type MessageState = (typeof messageStates)[number];

const next: Record<MessageState, readonly MessageState[]> = {
  ready: ['sending', 'withheld', 'cancelled'],
  // A report can overtake the reply, or come for a message whose sender was killed before it wrote down the outcome.
  // Called off: its owner said no before the first byte.
  sending: [
    'sending',
    'sent',
    'retry',
    'in_doubt',
    'blocked',
    'failed_hard',
    'failed_soft',
    'bounced',
    'cancelled',
  ],
  retry: ['sending', 'withheld', 'cancelled'],
  // In doubt stays open while another copy may be sent, and is final after the last one.
  in_doubt: ['sending', 'in_doubt', 'bounced'],
  sent: ['bounced'],
  blocked: [],
  failed_hard: [],
  failed_soft: [],
  bounced: [],
  withheld: [],
  cancelled: [],
};

export function mayBecome(from: MessageState, to: MessageState): boolean {
  return next[from].includes(to);
}

/** The states that may become this one, for the condition of a statement that writes it. */
export function statesBefore(state: MessageState): MessageState[] {
  return messageStates.filter((before) => mayBecome(before, state));
}

/** A copy may already have gone out: sending again must be counted, and calling it off would be untrue. */
export function mayHaveGoneOut(state: MessageState): boolean {
  return state === 'sending' || state === 'in_doubt';
}
