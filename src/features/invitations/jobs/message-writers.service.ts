import { Injectable } from '@nestjs/common';
import type { CampaignSummary } from '../../campaigns/index.js';
import type { LastLook, LedgerRow } from '../../delivery/index.js';
import { InvitationLetters, type InvitationKind, type Letters } from '../../wording/index.js';
import { LinkAgainLetters, linkAgain } from '../link-again-letters.service.js';
import { OtherMessages } from '../other-messages.service.js';
import type { ParticipantNow } from '../people-now.service.js';

export type MessageKind = InvitationKind | typeof linkAgain;

export interface ToWrite {
  row: LedgerRow;
  person: ParticipantNow;
  token: string;
}

/** Writes what goes to people by email, text message or letter, whichever their row in the ledger names. */
@Injectable()
export class MessageWriters {
  constructor(
    private readonly letters: InvitationLetters,
    private readonly linkAgain: LinkAgainLetters,
    private readonly others: OtherMessages,
  ) {}

  /** By `rowId`. */
  async write(
    { kind, campaign, linkSecret }: { kind: MessageKind; campaign: CampaignSummary; linkSecret: Buffer },
    messages: readonly ToWrite[],
  ): Promise<Map<string, LastLook>> {
    const written = new Map<string, LastLook>();
    const emails = await this.emailsOf(kind, campaign);
    for (const { row, person, token } of messages) {
      const { name, language } = person;
      const look: LastLook =
        row.channel === 'email' || kind === linkAgain
          ? // The ledger's address is the one that the reconciliation accounts for.
            { outcome: 'send', letter: await emails.to({ name, email: row.address ?? '', language }, token) }
          : await this.others.lastLook({ kind, campaign, row, person, token, linkSecret });
      written.set(row.rowId, look);
    }
    return written;
  }

  private emailsOf(kind: MessageKind, campaign: CampaignSummary): Promise<Letters> {
    return kind === linkAgain ? this.linkAgain.lettersOf(campaign) : this.letters.lettersOf(kind, campaign);
  }
}
