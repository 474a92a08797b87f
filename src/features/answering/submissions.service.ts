import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { CampaignRoster, type Participant } from '../campaigns/index.js';
import { AnswerSessions, type AnswerSession } from './answer-sessions.service.js';
import { BallotBox } from './ballot-box.service.js';
import { Plans } from './plans.service.js';

export type SubmitOutcome =
  | { outcome: 'accepted' }
  /** This very submission was taken before: a double click, or a lost connection. */
  | { outcome: 'accepted-before' }
  /** No session, already answered on another device, or the campaign has closed. */
  | { outcome: 'unusable' };

/** Sending: one transaction turns a draft into sealed ballots and a private plan, and spends the link. */
@Injectable()
export class Submissions {
  constructor(
    private readonly sessions: AnswerSessions,
    private readonly roster: CampaignRoster,
    private readonly ballots: BallotBox,
    private readonly plans: Plans,
    private readonly database: Database,
  ) {}

  /** @param planKey from the form, as `readPlanKey` gives it */
  async create(cookie: string | undefined, planKey: string): Promise<SubmitOutcome> {
    // First, whoever is at this browser: this page was sent before, and shows the same again.
    if (await this.plans.exists(planKey)) return { outcome: 'accepted-before' };
    const session = await this.sessions.find(cookie);
    const participant = session && (await this.roster.participant(session.participantId));
    if (!session || !participant) return this.takenBefore(planKey);
    const outcome = await this.database.transaction(() => this.take(session, participant, planKey));
    return outcome === 'accepted' ? { outcome } : this.takenBefore(planKey);
  }

  /** Nothing here says who or when: no audit entry, no time, and the session goes with its draft. */
  private async take(session: AnswerSession, participant: Participant, planKey: string): Promise<string> {
    if (!(await this.roster.markAnswered(participant.id))) return 'spent';
    await this.ballots.put(participant, session.answers, planKey);
    const { campaignId, answers } = session;
    const content = await this.plans.contentOf(campaignId, answers, participant.familyKey);
    await this.plans.create(planKey, { campaignId, content });
    await this.sessions.endOfParticipant(participant.id);
    return 'accepted';
  }

  /** The other one of two requests at once may just have finished. */
  private async takenBefore(planKey: string): Promise<SubmitOutcome> {
    return (await this.plans.exists(planKey)) ? { outcome: 'accepted-before' } : { outcome: 'unusable' };
  }
}
