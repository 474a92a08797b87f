import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../../platform/database/database.js';
import { Log } from '../../../platform/logging/log.js';
import { afterAttempt } from '../rules/after-attempt.js';
import { hasNonAsciiName } from '../rules/address.js';
import { OutcomesStore, type Recorded } from '../outcomes.store.js';
import { AfterReplies } from './after-replies.service.js';
import type { Attempted } from './attempted.js';
import { SendingPace } from './sending-pace.js';

const tries = 100;
const longestWait = 10_000;

/** Writes what became of ten messages. While the database is away they are kept here: a lost outcome is a duplicate. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly database: Database,
    private readonly store: OutcomesStore,
    private readonly replies: AfterReplies,
    private readonly pace: SendingPace,
    private readonly log: Log,
  ) {}

  async write(batchId: number, attempted: readonly Attempted[]): Promise<void> {
    if (attempted.length === 0) return;
    this.replies.tellTheBreaker(attempted);
    const recorded = attempted.map((one) => this.recordOf(one));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.record(batchId, recorded);
        break;
      } catch (error) {
        if (attempt === tries) throw error;
        if (attempt === 1)
          this.log.warn('delivery.outcomes-wait', { batch: batchId, error: (error as Error).name });
        await sleep(Math.min(this.pace.outcomeRetryMilliseconds * attempt, longestWait));
      }
    }
    await this.replies.tellTheDomains(attempted);
    await this.replies.tellTheCampaigns(attempted);
  }

  private recordOf({ row, outcome, date, copies, address }: Attempted): Recorded {
    const after = afterAttempt(outcome, {
      refusals: row.refusals,
      lastReason: row.reason,
      copies,
      attempts: row.attempts + 1,
      transportFailures: this.replies.transportFailures,
      single: row.single,
      confidential: row.confidential !== false,
      nonAscii: hasNonAsciiName(row.address),
      jitter: this.replies.jitter(),
    });
    // What surely has not left may be dated anew when it does.
    const firstDate = after.state === 'retry' ? row.firstDate : date;
    // A copy that did not leave is no duplicate.
    const possibleDuplicates =
      outcome.outcome === 'inDoubt' && !outcome.settles ? copies : row.possibleDuplicates;
    return {
      scope: row.scope,
      position: row.position,
      attempt: row.attempts + 1,
      possibleDuplicates,
      firstDate,
      address,
      after,
      onlyOne: outcome.outcome === 'accepted' && outcome.onlyOne === true,
    };
  }

  /** Nearly always one statement, which needs no transaction around it. */
  private async record(batchId: number, recorded: readonly Recorded[]): Promise<void> {
    const plain = ({ after, onlyOne }: Recorded) => after.state === 'sent' && !onlyOne;
    const accepted = recorded.filter(plain);
    const others = recorded.filter((one) => !plain(one));
    if (others.length === 0) return this.store.recordAccepted(batchId, accepted);
    await this.database.transaction(async () => {
      await this.store.recordAccepted(batchId, accepted);
      for (const one of others) await this.store.record(batchId, one);
      const refused = others.find(({ after }) => after.pauses);
      if (refused) await this.replies.contentRefused(refused.scope);
    });
  }
}
