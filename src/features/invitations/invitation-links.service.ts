import { Injectable } from '@nestjs/common';
import { CampaignRoster, type ParticipantStart } from '../campaigns/index.js';
import { InvitationTokensStore, type KnownToken } from './invitation-tokens.store.js';
import { hashOfToken, looksLikeToken } from './link-token.js';

/** `start`: what the start page shows, so that it need not ask again. */
export type OpenedLink =
  | { outcome: 'open'; participantId: number; campaignId: number; start: ParticipantStart }
  | { outcome: 'unusable' };

/** What a personal link opens. Looking changes nothing; only a submission spends it. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly tokens: InvitationTokensStore,
    private readonly roster: CampaignRoster,
  ) {}

  /** Wrong, revoked, spent, of a closed campaign or of somebody who has left: one answer, so that nobody learns who has answered. */
  async open(token: string): Promise<OpenedLink> {
    const known = await this.known(token);
    if (!known || known.revoked) return { outcome: 'unusable' };
    const { participantId, campaignId } = known;
    const start = await this.roster.participantStart(participantId);
    if (!start || start.campaignState !== 'open' || start.answered || start.hasLeft)
      return { outcome: 'unusable' };
    return { outcome: 'open', participantId, campaignId, start };
  }

  /** For opting out, which a spent link of a closed campaign does as well. */
  async known(token: string): Promise<KnownToken | null> {
    return looksLikeToken(token) ? this.tokens.byHash(hashOfToken(token)) : null;
  }
}
