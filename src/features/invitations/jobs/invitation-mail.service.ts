import { Injectable } from '@nestjs/common';
import { CampaignRoster, Campaigns, type CampaignSummary, type Participant } from '../../campaigns/index.js';
import type { LastLook, LedgerRow, MailOwner } from '../../delivery/index.js';
import { People } from '../../directory/index.js';
import { InvitationLetters, type InvitationKind } from '../invitation-letters.service.js';
import { InvitationTokensStore, type TokenRow } from '../invitation-tokens.store.js';
import { hashOfToken, linkToken } from '../link-token.js';
import { stillWanted } from '../rules/last-look.js';
import { LinkSecrets } from './link-secrets.js';

interface Looked {
  row: LedgerRow;
  person: Participant;
  token: string;
}

/** The last look at invitations and reminders: whoever still gets one has its token's hash written down first. */
@Injectable()
export class InvitationMail {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly roster: CampaignRoster,
    private readonly people: People,
    private readonly letters: InvitationLetters,
    private readonly tokens: InvitationTokensStore,
  ) {}

  owner(kind: InvitationKind, secrets: LinkSecrets): MailOwner {
    return {
      kind,
      // Whoever bounces on a reminder had not answered.
      confidential: kind === 'reminder',
      lastLook: (rows) => this.lastLook(kind, rows, secrets),
    };
  }

  private async lastLook(kind: InvitationKind, rows: LedgerRow[], secrets: LinkSecrets): Promise<LastLook[]> {
    const campaignId = Number(rows[0]!.scope.split(':')[1]);
    const campaign = await this.campaigns.summary(campaignId);
    const secret = campaign.state === 'open' ? await secrets.of(campaignId) : null;
    const persons = await this.participants(rows);
    const left = await this.people.leftAmong([...persons.values()].map(({ personId }) => personId));
    const send: Looked[] = [];
    const looks = rows.map((row): LastLook | null => {
      const person = persons.get(row.recipientId);
      const wanted = stillWanted({
        campaignOpen: campaign.state === 'open',
        linksCanBeMade: secret !== null,
        person: person ? { ...person, left: left.has(person.personId) } : null,
      });
      if (wanted.outcome === 'cancel') return wanted;
      send.push({ row, person: person!, token: linkToken(secret!, row.rowId) });
      return null;
    });
    await this.tokens.add(send.map((looked) => tokenRow(campaignId, looked)));
    const letters = await this.lettersFor(kind, campaign, send);
    return looks.map((look, at) => look ?? letters.get(rows[at]!.rowId)!);
  }

  private async participants(rows: readonly LedgerRow[]): Promise<Map<number, Participant>> {
    const found = await this.roster.participants(rows.map(({ recipientId }) => recipientId));
    return new Map(found.map((person) => [person.id, person]));
  }

  private async lettersFor(kind: InvitationKind, campaign: CampaignSummary, send: readonly Looked[]) {
    const letters = new Map<string, LastLook>();
    for (const { row, person, token } of send) {
      // The ledger's address is the one that the reconciliation accounts for.
      const addressee = { name: person.name, email: row.address ?? '', language: person.language };
      const letter = await this.letters.letter(kind, campaign, addressee, token);
      letters.set(row.rowId, { outcome: 'send', letter });
    }
    return letters;
  }
}

function tokenRow(campaignId: number, { row, token }: Looked): TokenRow {
  return {
    tokenHash: hashOfToken(token),
    campaignId,
    participantId: row.recipientId,
    batchId: row.batchId,
    position: row.position,
  };
}
