import { Injectable } from '@nestjs/common';
import { Log } from '../../../platform/logging/log.js';
import { isTransportFault, faultCode } from '../rules/after-attempt.js';
import { domainOf } from '../rules/domain-streak.js';
import { RefusalStreaks, type Refusal } from '../rules/refusal-streak.js';
import { verdictOf, type Verdict } from '../rules/reply-classification.js';
import type { Attempted } from './attempted.js';
import { DomainBackOff, type Heard } from './domain-back-off.service.js';
import { Stopping } from './stopping.service.js';
import { TransportBreaker } from './transport-breaker.js';

/** What replies mean beyond the message that they answer: for the mail server, for a domain, for a whole campaign. */
@Injectable()
export class AfterReplies {
  private readonly streaks = new RefusalStreaks();

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
    if (faults.length === attempted.length) this.breaker.failed(faultCode(faults[0]!.outcome));
    else this.breaker.worked();
  }

  /** A pause of a domain that is not written down is only a pause missed. */
  async tellTheDomains(attempted: readonly Attempted[]): Promise<void> {
    await this.domains.heard(attempted.flatMap(heardFrom)).catch((error: Error) => {
      this.log.warn('mail.domain-unheard', { error: error.name });
    });
  }

  /** A campaign that nobody takes stops. A pause that is not written down comes with the next refusals. */
  async tellTheCampaigns(attempted: readonly Attempted[]): Promise<void> {
    for (const scope of this.refusedByEverybody(attempted))
      await this.stopping.stop(scope, 'everybody-refuses').catch((error: Error) => {
        this.log.warn('delivery.stop-missed', { scope, error: error.name });
      });
  }

  /** In the transaction of the outcome: everybody else's message would be refused for what it says. */
  async contentRefused(scope: string): Promise<void> {
    await this.stopping.stop(scope, 'our-content');
  }

  private refusedByEverybody(attempted: readonly Attempted[]): string[] {
    const stopped: string[] = [];
    for (const { row, outcome, transport } of attempted) {
      if (transport !== 'smtp' || row.single) continue;
      if (outcome.outcome === 'accepted') this.streaks.accepted(row.scope);
      const refusal = outcome.outcome === 'refused' ? refusalIn(verdictOf(outcome)) : null;
      if (refusal && this.streaks.refused(row.scope, refusal, row.confidential !== false))
        stopped.push(row.scope);
    }
    return stopped;
  }
}

function refusalIn({ verdict, reason }: Verdict): Refusal | null {
  if (verdict === 'hard') return 'for-good';
  if (verdict === 'content') return 'by-rules';
  if (verdict !== 'blocked') return null;
  return reason === 'policy' ? 'by-rules' : 'for-good';
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
