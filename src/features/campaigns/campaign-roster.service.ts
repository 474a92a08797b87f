import { Injectable } from '@nestjs/common';
import {
  CampaignRosterStore,
  type CampaignDepartment,
  type Participant,
  type ParticipantStart,
  type RosterCount,
} from './campaign-roster.store.js';

/** What a link or a code opens. `start`: what the start page shows, so that it need not ask again. */
export type WayIn =
  | { outcome: 'open'; participantId: number; campaignId: number; start: ParticipantStart }
  | { outcome: 'unusable' };

/** Who was invited, as the launch wrote it down: their department, job family and language never change afterwards. */
@Injectable()
export class CampaignRoster {
  constructor(private readonly store: CampaignRosterStore) {}

  async participant(id: number): Promise<Participant | null> {
    return (await this.participants([id]))[0] ?? null;
  }

  /** In no particular order; without those who don't exist. */
  async participants(ids: number[]): Promise<Participant[]> {
    return this.store.participants(ids);
  }

  /** What the start page shows this person; null where there is no such participant. */
  async participantStart(participantId: number): Promise<ParticipantStart | null> {
    return this.store.start(participantId);
  }

  /**
   * Of somebody whose link or code is good. Spent, of a closed campaign or of somebody who has left: one answer, so that
   * nobody learns who has answered.
   */
  async wayIn(participantId: number): Promise<WayIn> {
    const start = await this.store.start(participantId);
    if (!start || start.campaignState !== 'open' || start.answered || start.hasLeft)
      return { outcome: 'unusable' };
    return { outcome: 'open', participantId, campaignId: start.campaignId, start };
  }

  /**
   * In the transaction of the submission: true for exactly one caller, and only while the campaign is open. Closing
   * waits for submissions under way, so that no ballot comes in after it. Keeps no time.
   */
  async markAnswered(participantId: number): Promise<boolean> {
    const isOpen = (await this.store.lockedState(participantId)) === 'open';
    return isOpen && this.store.markAnswered(participantId);
  }

  /**
   * No more messages of this campaign; the person can still answer. Waits for a mailing that is being written down.
   * False where it was so already.
   */
  async optOut(participantId: number): Promise<boolean> {
    await this.store.lockedState(participantId);
    return this.store.optOut(participantId, true);
  }

  /** Messages of this campaign again. False where it was so already. */
  async optIn(participantId: number): Promise<boolean> {
    await this.store.lockedState(participantId);
    return this.store.optOut(participantId, false);
  }

  /** People invited, by department (directly in it) and job family. */
  async rosterCounts(campaignId: number): Promise<RosterCount[]> {
    return this.store.counts(campaignId, { answered: false });
  }

  /** The same for those who answered. Only for counting: while a campaign is open no page shows it by family. */
  async answeredCounts(campaignId: number): Promise<RosterCount[]> {
    return this.store.counts(campaignId, { answered: true });
  }

  /** Leaders who were invited. */
  async leaders(campaignId: number): Promise<number> {
    return this.store.leaders(campaignId);
  }

  /** The campaign's own tree, parents before children, with the departments that show rates. */
  async departments(campaignId: number): Promise<CampaignDepartment[]> {
    return this.store.departments(campaignId);
  }

  /** In the transaction of the publication. */
  async forgetAnswered(campaignId: number): Promise<void> {
    await this.store.forgetAnswered(campaignId);
  }
}
