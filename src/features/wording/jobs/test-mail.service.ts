import { Injectable } from '@nestjs/common';
import { Accounts } from '../../accounts/index.js';
import type { LastLook, LedgerRow, MailOwner } from '../../delivery/index.js';
import { EmailTests, testIdOf, testMail } from '../email-tests.service.js';
import { InvitationLetters } from '../invitation-letters.service.js';

/** The last look at a sample: the words are still those that were asked for, and whoever asked still works here. */
@Injectable()
export class TestMail {
  constructor(
    private readonly tests: EmailTests,
    private readonly accounts: Accounts,
    private readonly letters: InvitationLetters,
  ) {}

  owner(): MailOwner {
    return { kind: testMail, lastLook: (rows) => Promise.all(rows.map((row) => this.lastLook(row))) };
  }

  private async lastLook({ scope, recipientId }: LedgerRow): Promise<LastLook> {
    const test = await this.tests.stillWanted(testIdOf(scope));
    if (!test) return { outcome: 'cancel', reason: 'words-changed' };
    const account = await this.accounts.byId(recipientId);
    if (!account.active) return { outcome: 'cancel', reason: 'account-inactive' };
    const reader = { name: account.name, email: account.email, language: test.language };
    const letter = await this.letters.sampleLetter(test.kind, test.campaignId, reader);
    return { outcome: 'send', letter };
  }
}
