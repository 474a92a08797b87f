import { Injectable } from '@nestjs/common';
import { CampaignRoster, type ParticipantStart } from '../campaigns/index.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { AnswerSessions } from './answer-sessions.service.js';
import { FrozenPacks } from './frozen-packs.service.js';
import type { Answers } from './rules/answers.js';
import type { Step } from './rules/question-route.js';

/** Somebody in front of the questions: what they are asked and what they have answered so far. */
export interface Respondent {
  participantId: number;
  start: ParticipantStart;
  pack: PackDocument;
  route: Step[];
  answers: Answers;
}

/** Who may answer now: their campaign is open and they have not sent anything yet. */
@Injectable()
export class Respondents {
  constructor(
    private readonly sessions: AnswerSessions,
    private readonly roster: CampaignRoster,
    private readonly packs: FrozenPacks,
  ) {}

  /** Of this browser; null where there is nothing to answer (any more). */
  async find(cookie: string | undefined): Promise<Respondent | null> {
    const session = await this.sessions.find(cookie);
    const start = session && (await this.roster.participantStart(session.participantId));
    if (!session || !start || start.answered || start.campaignState !== 'open') return null;
    const frozen = await this.packs.of(start.campaignId);
    const { participantId, answers } = session;
    return { participantId, start, pack: frozen.pack, route: frozen.routeOf(start), answers };
  }

  /** Of a link that was opened, whatever the browser. */
  async invited(participantId: number): Promise<Omit<Respondent, 'answers'> | null> {
    const start = await this.roster.participantStart(participantId);
    if (!start) return null;
    const frozen = await this.packs.of(start.campaignId);
    return { participantId, start, pack: frozen.pack, route: frozen.routeOf(start) };
  }
}
