/**
 * What the ledger writes after one attempt to send a message. Whoever was refused for good is never tried again,
 * whoever may have the message gets the same bytes again and is counted, and the mail server's own faults are
 * nobody's bounce.
 */
import type { MessageState } from './message-states.js';
import { verdictOf, type RefusedReply } from './reply-classification.js';
import { afterDoubt, afterRefusal, afterTransportFault } from './retry-schedule.js';

export type AttemptOutcome =
  | { outcome: 'accepted'; reply: string }
  | ({ outcome: 'refused'; reply: string } & RefusedReply)
  | { outcome: 'notSent'; because: string }
  /** `settles`: the other side is asked before another copy, so it is never given up. */
  | { outcome: 'inDoubt'; because: string; settles?: boolean };

export interface Attempt {
  /** Temporary refusals before this attempt. */
  refusals: number;
  /** Copies that may have gone out before this attempt. */
  copies: number;
  /** Failures of the transport in a row, this one included where it is one. */
  transportFailures: number;
  jitter: number;
}

export interface AfterAttempt {
  state: MessageState;
  /** Seconds from now; null: nothing more will be sent. */
  dueIn: number | null;
  reason: string | null;
  enhancedCode: string | null;
  reply: string;
  refusals: number;
  /** Put the address on the list of those that get no mail. */
  suppress: boolean;
}

const blank = { reason: null, enhancedCode: null, suppress: false };

export function isTransportFault(outcome: AttemptOutcome): boolean {
  if (outcome.outcome === 'refused') return verdictOf(outcome).verdict === 'transport';
  return outcome.outcome === 'notSent' || outcome.outcome === 'inDoubt';
}

/** For the log: codes alone, such as `MAIL FROM 550 5.7.1` or `ECONNECTION`. Servers quote addresses in their words. */
export function faultCode(outcome: AttemptOutcome): string {
  if (outcome.outcome === 'refused')
    return [outcome.command, outcome.code, outcome.enhanced].filter(Boolean).join(' ');
  return ('because' in outcome && /^[A-Z]\w*/.exec(outcome.because)?.[0]) || 'unknown';
}

export function afterAttempt(outcome: AttemptOutcome, attempt: Attempt): AfterAttempt {
  const { refusals, copies, transportFailures, jitter } = attempt;
  switch (outcome.outcome) {
    case 'accepted':
      return { ...blank, state: 'sent', dueIn: null, reply: outcome.reply, refusals };
    case 'notSent':
      return {
        ...blank,
        // An earlier copy may still have gone out, however surely this one did not.
        state: copies > 0 ? 'in_doubt' : 'retry',
        dueIn: afterTransportFault(Math.max(1, transportFailures), jitter),
        reason: 'mail-server-away',
        reply: outcome.because,
        refusals,
      };
    case 'inDoubt':
      return {
        ...blank,
        state: 'in_doubt',
        dueIn: afterDoubt(outcome.settles ? 1 : copies + 1, jitter),
        reason: 'no-reply',
        reply: outcome.because,
        refusals,
      };
    case 'refused':
      return afterReply(outcome, attempt);
  }
}

function afterReply(
  refused: Extract<AttemptOutcome, { outcome: 'refused' }>,
  attempt: Attempt,
): AfterAttempt {
  const verdict = verdictOf(refused);
  const { refusals, transportFailures, jitter } = attempt;
  const common = { reason: verdict.reason, enhancedCode: refused.enhanced || null, reply: refused.reply };
  switch (verdict.verdict) {
    case 'hard':
      return { ...common, state: 'failed_hard', dueIn: null, refusals, suppress: verdict.suppress };
    case 'blocked':
      return { ...common, state: 'blocked', dueIn: null, refusals, suppress: false };
    case 'transport': {
      const dueIn = afterTransportFault(Math.max(1, transportFailures), jitter);
      const state = attempt.copies > 0 ? 'in_doubt' : 'retry';
      return { ...common, state, dueIn, refusals, suppress: false };
    }
    case 'soft': {
      const dueIn = afterRefusal(refusals + 1, jitter);
      const state = attempt.copies > 0 ? 'in_doubt' : dueIn === null ? 'failed_soft' : 'retry';
      return { ...common, state, dueIn, refusals: refusals + 1, suppress: false };
    }
  }
}
