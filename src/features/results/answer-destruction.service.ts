import { Injectable } from '@nestjs/common';
import { BallotBox } from '../answering/index.js';
import { CampaignKeys, CampaignRoster } from '../campaigns/index.js';
import { InvitationTokens } from '../invitations/index.js';

/** Worker only: the end of everything from which an answer, or who gave one, could still be made out. */
@Injectable()
export class AnswerDestruction {
  constructor(
    private readonly keys: CampaignKeys,
    private readonly ballots: BallotBox,
    private readonly roster: CampaignRoster,
    private readonly tokens: InvitationTokens,
  ) {}

  /**
   * Key file and wrapped keys: no copy of a ballot in a backup opens any more. Repeating it does no harm.
   * @param lost HR has given the file up @throws KeyFileMissing
   */
  async eraseKeys(campaignId: number, { lost }: { lost: boolean }): Promise<void> {
    await this.keys.destroy(campaignId, { lost });
  }

  /** In the transaction of the publication: ballots, withdrawals, "answered" flags, tokens, and who was reminded. */
  async destroyTraces(campaignId: number): Promise<void> {
    await this.ballots.destroy(campaignId);
    await this.roster.forgetAnswered(campaignId);
    await this.tokens.reduceToCounts(campaignId);
  }
}
