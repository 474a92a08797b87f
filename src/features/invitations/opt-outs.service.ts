import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { CampaignRoster, type Participant } from '../campaigns/index.js';
import { InvitationLinks } from './invitation-links.service.js';
import { SurveyRefusalsStore } from './survey-refusals.store.js';

/** What somebody wants to be spared: messages about this survey, or surveys altogether. */
export type OptingOut = 'this-survey' | 'all-surveys';

export type OptOutPage =
  { outcome: 'known'; language: 'en' | 'cy'; optedOut: OptingOut | null } | { outcome: 'unknown' };

/**
 * "No more messages about this survey" and "no surveys at all". The link in an email does it for its person, answered
 * or not, whatever state the campaign is in. One can answer all the same, and nothing says when it was done.
 */
@Injectable()
export class OptOuts {
  constructor(
    private readonly links: InvitationLinks,
    private readonly roster: CampaignRoster,
    private readonly refusals: SurveyRefusalsStore,
    private readonly database: Database,
  ) {}

  /** Looks only. */
  async find(token: string): Promise<OptOutPage> {
    const person = await this.personOf(token);
    if (!person) return { outcome: 'unknown' };
    const refuses = (await this.refusals.among([person.personId])).has(person.personId);
    const optedOut = refuses ? 'all-surveys' : person.optedOut ? 'this-survey' : null;
    return { outcome: 'known', language: person.language, optedOut };
  }

  /** Repeating it changes nothing. */
  async optOut(token: string, from: OptingOut): Promise<OptOutPage> {
    return this.change(token, async ({ id, personId }) => {
      if (from === 'all-surveys') await this.refusals.add(personId);
      else await this.roster.optOut(id);
    });
  }

  /** Takes both back. */
  async optIn(token: string): Promise<OptOutPage> {
    return this.change(token, async ({ id, personId }) => {
      await this.refusals.remove(personId);
      await this.roster.optIn(id);
    });
  }

  private async change(token: string, deed: (person: Participant) => Promise<void>): Promise<OptOutPage> {
    const person = await this.personOf(token);
    if (person) await this.database.transaction(() => deed(person));
    return this.find(token);
  }

  private async personOf(token: string): Promise<Participant | null> {
    const known = await this.links.known(token);
    return known && this.roster.participant(known.participantId);
  }
}
