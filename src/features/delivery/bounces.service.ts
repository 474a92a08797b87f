import { Injectable } from '@nestjs/common';
import { Verp } from '../../platform/mail/verp.js';
import { BouncedMessagesStore } from './bounced-messages.store.js';
import { LateBounces } from './late-bounces.service.js';
import { isAbout, type Bounce } from './rules/late-bounce.js';

export type BounceOutcome =
  | 'recorded'
  | 'known'
  /** The message is ours, but its row is gone, or says that it never left. */
  | 'unknown'
  /** It has only just left; tell again in a minute. */
  | 'too-early'
  /** Nothing in it proves which message it was: forged, altered, or not ours. */
  | 'unproven';

/** Ties a bounce to the message in the ledger by the proof that every message carries, never by an address. */
@Injectable()
export class Bounces {
  constructor(
    private readonly verp: Verp,
    private readonly messages: BouncedMessagesStore,
    private readonly late: LateBounces,
  ) {}

  /**
   * @param places texts in which the proof may stand, the surest first
   * @param recipients whom the other server names as failing; empty where it names nobody
   */
  async record(
    places: readonly string[],
    bounce: Bounce,
    recipients: readonly string[] = [],
  ): Promise<BounceOutcome> {
    const key = this.keyIn(places);
    if (key === null) return 'unproven';
    const message = await this.messages.byKey(key);
    if (!message) return 'unknown';
    // The server was faster than the worker that is about to write down that the message left.
    if (message.state === 'sending') return 'too-early';
    const { batchId, position, address } = message;
    const kind = bounce.kind === 'hard' && !isAbout(address ?? '', recipients) ? 'blocked' : bounce.kind;
    return this.late.record({ batchId, position }, { ...bounce, kind });
  }

  private keyIn(places: readonly string[]): string | null {
    for (const place of places) {
      const key = this.verp.keyIn(place);
      if (key !== null) return key;
    }
    return null;
  }
}
