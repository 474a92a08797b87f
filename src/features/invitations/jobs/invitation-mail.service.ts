import { Injectable } from '@nestjs/common';
import { Campaigns } from '../../campaigns/index.js';
import type { LastLook, LedgerRow, MailOwner } from '../../delivery/index.js';
import { InvitationTokensStore, type TokenRow } from '../invitation-tokens.store.js';
import { hashOfToken, linkToken } from '../link-token.js';
import { PeopleNow } from '../people-now.service.js';
import { stillWanted } from '../rules/last-look.js';
import { LinkSecrets } from './link-secrets.js';
import { MessageWriters, type MessageKind, type ToWrite } from './message-writers.service.js';

/** The last look at whatever brings a personal link: whoever still gets one has its token's hash written down first. */
@Injectable()
export class InvitationMail {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly people: PeopleNow,
    private readonly writers: MessageWriters,
    private readonly tokens: InvitationTokensStore,
  ) {}

  owner(kind: MessageKind, secrets: LinkSecrets): MailOwner {
    return {
      kind,
      // Whoever bounces on a reminder had not answered, and whoever asks for a link has hardly done so.
      confidential: kind !== 'invitation',
      lastLook: (rows) => this.lastLook(kind, rows, secrets),
      // Whoever answers while others are being reminded gets no reminder any more.
      ...(kind === 'reminder' && { lastWord: (row) => this.lastWord(row) }),
    };
  }

  private async lastWord({ scope, recipientId }: LedgerRow): Promise<string | null> {
    const isStill = await this.people.mayBeReminded(Number(scope.split(':')[1]), recipientId);
    return isStill ? null : 'not-needed';
  }

  private async lastLook(kind: MessageKind, rows: LedgerRow[], secrets: LinkSecrets): Promise<LastLook[]> {
    const campaignId = Number(rows[0]!.scope.split(':')[1]);
    const campaign = await this.campaigns.summary(campaignId);
    const secret = campaign.state === 'open' ? await secrets.of(campaignId) : null;
    const persons = await this.people.of(
      { kind, campaignId },
      rows.map(({ recipientId }) => recipientId),
    );
    const overtaken = await this.people.isOvertaken(kind, campaignId, rows[0]!.sequence);
    const send: ToWrite[] = [];
    const looks = rows.map((row): LastLook | null => {
      const person = persons.get(row.recipientId) ?? null;
      const wanted = stillWanted({
        kind,
        campaignOpen: campaign.state === 'open',
        linksCanBeMade: secret !== null,
        overtaken,
        person,
      });
      if (wanted.outcome !== 'send') return wanted;
      send.push({ row, person: person!, token: linkToken(secret!, row.rowId) });
      return null;
    });
    // What stands in a letter is a code.
    const linked = send.filter(({ row }) => row.channel !== 'letter');
    await this.tokens.add(linked.map((looked) => tokenRow(campaignId, looked)));
    const written =
      secret === null
        ? new Map<string, LastLook>()
        : await this.writers.write({ kind, campaign, linkSecret: secret }, send);
    return looks.map((look, at) => look ?? written.get(rows[at]!.rowId)!);
  }
}

function tokenRow(campaignId: number, { row, token }: ToWrite): TokenRow {
  return {
    tokenHash: hashOfToken(token),
    campaignId,
    participantId: row.recipientId,
    batchId: row.batchId,
    position: row.position,
  };
}
