import { Injectable } from '@nestjs/common';
import { CampaignRoster, type Participant } from '../campaigns/index.js';
import { People } from '../directory/index.js';
import { InvitationMailingsStore } from './invitation-mailings.store.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import type { Moment, PersonNow } from './rules/last-look.js';
import { SurveyRefusalsStore } from './survey-refusals.store.js';

export type ParticipantNow = Participant & PersonNow;

/** What holds of people at this moment, for the last look before a message to them leaves. */
@Injectable()
export class PeopleNow {
  constructor(
    private readonly roster: CampaignRoster,
    private readonly people: People,
    private readonly refusals: SurveyRefusalsStore,
    private readonly mailings: InvitationMailingsStore,
  ) {}

  /** By participant; without those who are on no roster. Ten at a time, so what does not matter is not asked. */
  async of(
    { kind, campaignId }: { kind: Moment['kind']; campaignId: number },
    participantIds: number[],
  ): Promise<Map<number, ParticipantNow>> {
    const participants = await this.roster.participants(participantIds);
    const personIds = participants.map(({ personId }) => personId);
    const left = await this.people.leftAmong(personIds);
    const refusing = await this.refusals.among(personIds);
    const reminded = kind === 'reminder' ? participantIds : [];
    const uninvited = await this.mailings.toBeInvitedAmong(campaignScope(campaignId), reminded);
    return new Map(
      participants.map((participant) => {
        const { id, personId } = participant;
        const now = {
          left: left.has(personId),
          refuses: refusing.has(personId),
          toBeInvited: uninvited.has(id),
        };
        return [id, { ...participant, ...now }];
      }),
    );
  }

  /** For one reminder, in the very last moment. */
  async mayBeReminded(campaignId: number, participantId: number): Promise<boolean> {
    return this.mailings.mayBeReminded(campaignId, participantId);
  }

  /** Of reminders that waited, such as for the end of a pause, only the last one goes. */
  async isOvertaken(kind: Moment['kind'], campaignId: number, sequence: number): Promise<boolean> {
    return kind === 'reminder' && sequence < (await this.mailings.lastReminder(campaignId));
  }
}
