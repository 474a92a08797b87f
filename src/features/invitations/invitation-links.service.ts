import { Injectable } from '@nestjs/common';
import { CampaignRoster, type WayIn } from '../campaigns/index.js';
import { InvitationTokensStore, type KnownToken } from './invitation-tokens.store.js';
import { hashOfToken, looksLikeToken } from './link-token.js';

/** What a personal link opens. Looking changes nothing; only a submission spends it. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly tokens: InvitationTokensStore,
    private readonly roster: CampaignRoster,
  ) {}

  /** Wrong, revoked, spent, of a closed campaign or of somebody who has left: one answer. */
  async open(token: string): Promise<WayIn> {
    const known = await this.known(token);
    return known && !known.revoked ? this.roster.wayIn(known.participantId) : { outcome: 'unusable' };
  }

  /** For opting out, which a spent link of a closed campaign does as well. */
  async known(token: string): Promise<KnownToken | null> {
    return looksLikeToken(token) ? this.tokens.byHash(hashOfToken(token)) : null;
  }
}
