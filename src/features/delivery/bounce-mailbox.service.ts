import { Injectable } from '@nestjs/common';
import { BounceMailboxStore } from './bounce-mailbox.store.js';
import { healthOf, type MailboxHealth } from './rules/mailbox-schedule.js';

/** How it stands with the mailbox of returned mail, for the page about sending. The worker reads it; see jobs/. */
@Injectable()
export class BounceMailbox {
  constructor(private readonly store: BounceMailboxStore) {}

  async health(): Promise<MailboxHealth> {
    const found = await this.store.state();
    return found ? healthOf(found.state, found.now) : { outcome: 'never-read' };
  }
}
