import { Injectable } from '@nestjs/common';
import { CampaignRoster } from '../campaigns/index.js';
import { InvitationLinks } from './invitation-links.service.js';

export type OptOutPage = { outcome: 'known'; language: 'en' | 'cy' } | { outcome: 'unknown' };

/** "No more messages about this survey". The link in an email does it for its person, answered or not. */
@Injectable()
export class OptOuts {
  constructor(
    private readonly links: InvitationLinks,
    private readonly roster: CampaignRoster,
  ) {}

  /** Looks only. */
  async find(token: string): Promise<OptOutPage> {
    const person = await this.personOf(token);
    return person ? { outcome: 'known', language: person.language } : { outcome: 'unknown' };
  }

  /** Repeating it changes nothing, and one can still answer afterwards. */
  async optOut(token: string): Promise<OptOutPage> {
    const person = await this.personOf(token);
    if (!person) return { outcome: 'unknown' };
    await this.roster.optOut(person.id);
    return { outcome: 'known', language: person.language };
  }

  private async personOf(token: string) {
    const known = await this.links.known(token);
    return known && this.roster.participant(known.participantId);
  }
}
