/**
 * What the ledger writes after one attempt to send a message. Whoever was refused for good is never tried again,
 * whoever may have the message gets the same bytes again and is counted, and the mail server's own faults are
 * nobody's bounce.
 */
import type { MessageState } from './message-states.js';
import type { MessageReason } from './reasons.js';
import { verdictOf, type RefusedReply, type Verdict } from './reply-classification.js';
import {
  afterContentRefusal,
  afterDoubt,
  afterOwnFault,
  afterPolicyRefusal,
  afterRefusal,
  afterTransportFault,
} from './retry-schedule.js';

export type AttemptOutcome =
  | { outcome: 'accepted'; reply: string }
  | ({ outcome: 'refused'; reply: string } & RefusedReply)
  | { outcome: 'notSent'; because: string }
  /** `settles`: the other side is asked before another copy, so it is never given up. */
  | { outcome: 'inDoubt'; because: string; settles?: boolean };

export interface Attempt {
  /** Temporary refusals before this attempt. */
  refusals: number;
  /** Why the try before did not succeed; null where there was none. */
  lastReason?: string | null;
  /** Copies that may have gone out before this attempt. */
  copies: number;
  /** Attempts with this one. */
  attempts?: number;
  /** Failures of the transport in a row, this one included where it is one. */
  transportFailures: number;
  /** Nobody else gets this message: there is nothing to pause. */
  single?: boolean;
  /** Who gets it is itself confidential: one refusal must not be seen by whoever sees a pause. */
  confidential?: boolean;
  /** The address has letters outside ASCII before its "@". */
  nonAscii?: boolean;
  jitter: number;
}

export interface AfterAttempt {
  state: MessageState;
  /** Seconds from now; null: nothing more will be sent. */
  dueIn: number | null;
  reason: MessageReason | null;
  enhancedCode: string | null;
  reply: string;
  refusals: number;
  /** Put the address on the list of those that get no mail. */
  suppress: boolean;
  /** Everybody else's message would be refused as well: hold them up. */
  pauses: boolean;
}

const blank = { reason: null, enhancedCode: null, suppress: false, pauses: false };

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
  const { refusals, copies, jitter } = attempt;
  switch (outcome.outcome) {
    case 'accepted':
      return { ...blank, state: 'sent', dueIn: null, reply: outcome.reply, refusals };
    case 'notSent':
      return {
        ...blank,
        state: openState(attempt),
        dueIn: transportDelay(attempt),
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

/** An earlier copy may still have gone out, however surely this one did not. */
const openState = ({ copies }: Attempt) => (copies > 0 ? 'in_doubt' : 'retry');

/** While others go through, one message that never does must not be tried every second. */
function transportDelay({ transportFailures, attempts = 1, jitter }: Attempt): number {
  const delay = afterTransportFault(Math.max(1, transportFailures), jitter);
  return transportFailures > 1 ? delay : Math.max(delay, afterOwnFault(attempts, jitter));
}

function afterReply(
  refused: Extract<AttemptOutcome, { outcome: 'refused' }>,
  attempt: Attempt,
): AfterAttempt {
  const verdict = forThisAddress(verdictOf(refused), refused, attempt);
  const { refusals, jitter } = attempt;
  const common = {
    ...blank,
    reason: verdict.reason,
    enhancedCode: refused.enhanced || null,
    reply: refused.reply,
    refusals,
  };
  switch (verdict.verdict) {
    case 'hard':
      return { ...common, state: 'failed_hard', dueIn: null, suppress: verdict.suppress };
    case 'blocked':
      return verdict.reason === 'policy'
        ? asLongAsDue(
            common,
            afterPolicyRefusal(refusals, { again: attempt.lastReason === 'policy', jitter }),
            attempt,
          )
        : { ...common, state: 'blocked', dueIn: null };
    case 'content': {
      if (attempt.confidential) return afterSoft(common, attempt);
      const after = asLongAsDue(
        common,
        afterContentRefusal(attempt.lastReason === 'our-content' ? refusals : 0, jitter),
        attempt,
      );
      return { ...after, pauses: after.dueIn !== null };
    }
    case 'transport':
      return { ...common, state: openState(attempt), dueIn: transportDelay(attempt) };
    case 'soft':
      return afterSoft(common, attempt);
  }
}

function afterSoft(common: Omit<AfterAttempt, 'state' | 'dueIn'>, attempt: Attempt): AfterAttempt {
  const refusals = common.refusals + 1;
  const dueIn = afterRefusal(refusals, attempt.jitter);
  const givenUp = attempt.copies > 0 ? 'in_doubt' : 'failed_soft';
  return { ...common, state: dueIn === null ? givenUp : openState(attempt), dueIn, refusals };
}

/** It stays open, so that nobody is missing after sending was held up and resumed. */
function asLongAsDue(
  common: Omit<AfterAttempt, 'state' | 'dueIn'>,
  { refusals, dueIn }: { refusals: number; dueIn: number | null },
  attempt: Attempt,
): AfterAttempt {
  if (attempt.single || dueIn === null) return { ...common, state: 'blocked', dueIn: null };
  return { ...common, state: openState(attempt), dueIn, refusals };
}

/** A server without SMTPUTF8 (RFC 6531) refuses such an address in many ways, and none says what is the matter. */
function forThisAddress(verdict: Verdict, { command }: RefusedReply, { nonAscii }: Attempt): Verdict {
  const isFinal = verdict.verdict === 'hard' || verdict.verdict === 'blocked';
  const isPrecise = verdict.verdict === 'hard' && verdict.suppress && verdict.reason !== 'bad-address';
  if (!nonAscii || !isFinal || isPrecise || command !== 'RCPT TO') return verdict;
  return { verdict: 'blocked', reason: 'non-ascii-address' };
}
