import { Injectable } from '@nestjs/common';
import { CampaignRoster, type ParticipantStart } from '../campaigns/index.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { AnswerSessions, type AnswerSession } from './answer-sessions.service.js';
import { FrozenPacks } from './frozen-packs.service.js';
import type { Respondent as Asked, Step } from './rules/question-route.js';

/** Somebody in front of the questions: what they are asked and what they have answered so far. */
export interface Respondent extends AnswerSession {
  pack: PackDocument;
  route: Step[];
}

/** Some minutes of a busy morning. */
const mostKept = 20_000;

/**
 * Who may answer now: whoever has a draft. It goes in the very transaction that takes their answers in, on whatever
 * device, or that closes the campaign. Job family and leadership are fixed at launch, so each process asks for them
 * once and a question page costs one query.
 */
@Injectable()
export class Respondents {
  private readonly kept = new Map<number, Asked>();

  constructor(
    private readonly sessions: AnswerSessions,
    private readonly roster: CampaignRoster,
    private readonly packs: FrozenPacks,
  ) {}

  /** Of this browser; null where there is nothing to answer (any more). */
  async find(cookie: string | undefined): Promise<Respondent | null> {
    const session = await this.sessions.find(cookie);
    const asked = session && (await this.asked(session.participantId));
    if (!session || !asked) return null;
    const frozen = await this.packs.of(session.campaignId);
    return { ...session, pack: frozen.pack, route: frozen.routeOf(asked) };
  }

  /** What somebody is going to be asked whose link was opened. */
  async invited(start: ParticipantStart) {
    const frozen = await this.packs.of(start.campaignId);
    return { start, pack: frozen.pack, route: frozen.routeOf(start) };
  }

  private async asked(participantId: number): Promise<Asked | null> {
    const known = this.kept.get(participantId);
    if (known) return known;
    const participant = await this.roster.participant(participantId);
    if (!participant) return null;
    const { familyKey, leader } = participant;
    this.kept.set(participantId, { familyKey, leader });
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value as number);
    return { familyKey, leader };
  }
}
