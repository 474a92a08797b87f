import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Ledger } from '../delivery/index.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import { linkAgain } from './link-again-letters.service.js';
import { LinkRequestsStore } from './link-requests.store.js';

/**
 * "Send my link again". Whoever asks learns nothing, neither from the answer nor from how long it takes: the web
 * process writes the address down, and a worker looks whether anybody has it.
 */
@Injectable()
export class LinkRequests {
  constructor(
    private readonly database: Database,
    private readonly store: LinkRequestsStore,
    private readonly ledger: Ledger,
  ) {}

  /** @param address of the form of an email address, at most 254 characters */
  async ask(address: string): Promise<void> {
    await this.store.add(address);
  }

  async waiting(limit: number): Promise<number[]> {
    return this.store.oldest(limit);
  }

  /**
   * For each open survey that somebody with this address was asked in: a message ahead of mailings to many, answered
   * or not, opted out or not, but not more than one an hour. False where another worker was faster.
   */
  async resolve(requestId: number): Promise<boolean> {
    return this.database.transaction(async () => {
      const request = await this.store.take(requestId);
      if (!request) return false;
      await this.store.forgetPastHours();
      for (const { participantId, campaignId, email } of await this.store.askingAt(request.address)) {
        if (!(await this.store.startHour(participantId))) continue;
        await this.ledger.intendOne({
          scope: campaignScope(campaignId),
          kind: linkAgain,
          sequence: requestId,
          recipientId: participantId,
          address: email,
        });
      }
      return true;
    });
  }
}
