import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { BatchTalliesStore } from './batch-tallies.store.js';
import { LateBouncesStore, type BounceWords, type MessageKey } from './late-bounces.store.js';
import { isAddress, isMobile } from './rules/address.js';
import { mayBecome, type MessageState } from './rules/message-states.js';
import { SuppressionsStore } from './suppressions.store.js';

export interface LateBounce extends BounceWords {
  /** `hard`: the address takes no mail, now or later. `soft`: given up for now. `blocked`: a policy of the other side. */
  kind: 'hard' | 'soft' | 'blocked';
}

/** `known`: it counts as not delivered already. `unknown`: no such message, or one that has never left. */
export type RecordedBounce = 'recorded' | 'known' | 'unknown';

/** A postal address is corrected, not suppressed. */
const canBeSuppressed = (address: string) => isAddress(address) || isMobile(address);

const undelivered: readonly MessageState[] = ['bounced', 'blocked', 'failed_hard', 'failed_soft'];

/**
 * A message that the mail server had taken comes back: by a report in the bounce mailbox, a provider's webhook or a
 * callback. The same bounce may be told any number of times.
 */
@Injectable()
export class LateBounces {
  constructor(
    private readonly database: Database,
    private readonly store: LateBouncesStore,
    private readonly tallies: BatchTalliesStore,
    private readonly suppressions: SuppressionsStore,
  ) {}

  /**
   * Counts the message as bounced, and after a hard bounce writes to the address no more, unless who gets such a
   * message is a secret. Joins the caller's transaction.
   * @param bounce `reason` is a key of `delivery:reason` (rules/reasons.ts); `reply` is cut to 500 characters
   */
  record(message: MessageKey, bounce: LateBounce): Promise<RecordedBounce> {
    return this.database.transaction(async () => {
      const found = await this.store.lock(message);
      if (!found) return 'unknown';
      const isNew = mayBecome(found.state, 'bounced');
      if (!isNew && !undelivered.includes(found.state)) return 'unknown';
      if (isNew) {
        await this.store.markBounced(message, bounce);
        await this.tallies.keepAgain(message.batchId);
      }
      if (bounce.kind === 'hard' && !found.confidential) await this.suppress(found.address ?? '', bounce);
      return isNew ? 'recorded' : 'known';
    });
  }

  private async suppress(address: string, { reason, reply }: LateBounce): Promise<void> {
    if (canBeSuppressed(address)) await this.suppressions.add(address, reason, reply.slice(0, 500));
  }
}
