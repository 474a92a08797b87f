import { Injectable } from '@nestjs/common';
import { Log } from '../../../platform/logging/log.js';
import { isTransportFault, faultCode } from '../rules/after-attempt.js';
import { domainOf } from '../rules/domain-streak.js';
import { RefusalStreaks, type Refusal } from '../rules/refusal-streak.js';
import { verdictOf } from '../rules/reply-classification.js';
import type { Attempted } from './attempted.js';
import { DomainBackOff, type Heard } from './domain-back-off.service.js';
import { Stopping } from './stopping.service.js';
import { TransportBreaker } from './transport-breaker.js';

/** So many different people in a row, and it is our server. */
const few = 5;

/** What replies mean beyond the message that they answer: for the mail server, for a domain, for a whole campaign. */
@Injectable()
export class AfterReplies {
  private readonly streaks = new RefusalStreaks();
  /** For whom the sender was refused since the last other answer. */
  private readonly refusedFor = new Set<number>();

  constructor(
    private readonly breaker: TransportBreaker,
    private readonly domains: DomainBackOff,
    private readonly stopping: Stopping,
    private readonly log: Log,
  ) {}

  /** Failures of the mail server in a row. */
  get transportFailures(): number {
    return this.breaker.failures;
  }

  /** 0 up to 1. */
  jitter(): number {
    return this.breaker.jitter();
  }

  /** Of the mail server; GOV.UK Notify has its own gate. One answer among ten shows that the server is there. */
  tellTheBreaker(all: readonly Attempted[]): void {
    const attempted = all.filter(({ transport }) => transport === 'smtp');
    if (attempted.length === 0) return;
    const faults = attempted.filter(({ outcome }) => isTransportFault(outcome));
    if (faults.length < attempted.length) {
      this.refusedFor.clear();
      this.breaker.worked();
    } else if (!this.concernsFew(faults)) this.breaker.failed(faultCode(faults[0]!.outcome));
  }

  /** Our sender refused for one person or another, with the server there and talking: others may still get theirs. */
  private concernsFew(faults: readonly Attempted[]): boolean {
    if (!faults.every(refusedAtTheRecipient)) return false;
    for (const { row } of faults) if (this.refusedFor.size < few) this.refusedFor.add(row.recipientId);
    return this.refusedFor.size < few;
  }

  /** A pause of a domain that is not written down is only a pause missed. */
  async tellTheDomains(attempted: readonly Attempted[]): Promise<void> {
    await this.domains.heard(attempted.flatMap(heardFrom)).catch((error: Error) => {
      this.log.warn('mail.domain-unheard', { error: error.name });
    });
  }

  /** A campaign that nobody takes stops. A stop that can't be written down is tried again with the next refusal. */
  async tellTheCampaigns(attempted: readonly Attempted[]): Promise<void> {
    for (const scope of this.refusedByEverybody(attempted)) {
      try {
        this.streaks.stopped(scope, await this.stopping.stop(scope, 'everybody-refuses'));
      } catch (error) {
        this.log.warn('delivery.stop-missed', { scope, error: (error as Error).name });
      }
    }
  }

  /** In the transaction of the outcome: everybody else's message would be refused for what it says. */
  async contentRefused(scope: string): Promise<void> {
    await this.stopping.stop(scope, 'our-content');
  }

  private refusedByEverybody(attempted: readonly Attempted[]): Set<string> {
    const stopped = new Set<string>();
    const at = performance.now();
    for (const one of attempted) {
      const { scope, single, confidential } = one.row;
      if (one.transport !== 'smtp' || single) continue;
      if (one.outcome.outcome === 'accepted') this.streaks.accepted(scope);
      const refusal = refusalIn(one);
      const moment = { at, confidential: confidential !== false };
      if (refusal && this.streaks.refused(scope, refusal, moment)) stopped.add(scope);
    }
    return stopped;
  }
}

/** The same refusal of the same message again is no news: tries that wait for an hour come one after another. */
function refusalIn({ row, outcome }: Attempted): Refusal | null {
  if (outcome.outcome !== 'refused') return null;
  const { verdict, reason } = verdictOf(outcome);
  if (reason === row.reason) return null;
  if (verdict === 'hard') return 'for-good';
  if (verdict === 'content' || reason === 'policy') return 'by-rules';
  return verdict === 'blocked' ? 'for-good' : null;
}

function refusedAtTheRecipient({ outcome }: Attempted): boolean {
  return outcome.outcome === 'refused' && outcome.code >= 500 && /^(RCPT TO|DATA)$/.test(outcome.command);
}

function heardFrom({ row, outcome, transport }: Attempted): Heard[] {
  const domain = domainOf(row.address ?? '');
  if (transport !== 'smtp' || domain === '') return [];
  if (outcome.outcome === 'accepted') return [{ domain, recipientId: row.recipientId, answer: 'accepted' }];
  if (outcome.outcome !== 'refused') return [];
  const verdict = verdictOf(outcome);
  const answer = verdict.verdict === 'soft' && verdict.slows ? 'slow' : 'other';
  return [{ domain, recipientId: row.recipientId, answer }];
}
