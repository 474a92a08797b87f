import { Injectable } from '@nestjs/common';
import { Ledger } from '../delivery/index.js';
import { InvitationTokensStore } from './invitation-tokens.store.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import { linkAgain } from './link-again-letters.service.js';
import { LinkRequestsStore } from './link-requests.store.js';
import { PrintedCodes } from '../printed-codes/index.js';

/** The end of everything that could still say who had answered when something was to be sent to them, and who not. */
@Injectable()
export class InvitationTokens {
  constructor(
    private readonly store: InvitationTokensStore,
    private readonly codes: PrintedCodes,
    private readonly requests: LinkRequestsStore,
    private readonly ledger: Ledger,
  ) {}

  /** In the transaction of the publication: tokens and codes go, reminders become counts; who was invited stays in the ledger, without reasons. */
  async reduceToCounts(campaignId: number): Promise<void> {
    await this.store.remove(campaignId);
    await this.codes.reduceToCounts(campaignId);
    await this.ledger.reduceToCounts(campaignScope(campaignId), 'reminder');
    await this.ledger.reduceToCounts(campaignScope(campaignId), linkAgain);
    await this.requests.forgetHours(campaignId);
    await this.ledger.forgetReasons(campaignScope(campaignId), 'invitation');
  }
}
