import { Injectable } from '@nestjs/common';
import { Publications, type PublishedResults } from '../results/index.js';
import type { Bilingual } from '../surveys/rules/pack-document.js';
import { skillsOf } from '../surveys/rules/pack-reading.js';
import { CommunitiesStore } from './communities.store.js';
import { worthStarting, type Proposal } from './rules/worth-starting.js';

export interface ProposedCommunity extends Proposal {
  title: Bilingual;
}

export interface ProposedCommunities {
  results: PublishedResults;
  proposals: ProposedCommunity[];
}

/** Communities that published figures say are worth starting, without those that are open already. */
@Injectable()
export class CommunityProposals {
  constructor(
    private readonly publications: Publications,
    private readonly store: CommunitiesStore,
  ) {}

  /** Of the newest publication that has figures; null while there is none. */
  async newest(): Promise<ProposedCommunities | null> {
    const [newest] = await this.publications.list();
    return newest ? this.of(newest.id) : null;
  }

  /** Throws NotFound. */
  async of(publicationId: number): Promise<ProposedCommunities> {
    const results = await this.publications.open(publicationId);
    const skills = skillsOf(results.pack);
    const titles = new Map(skills.map(({ key, title }) => [key, title]));
    const open = new Set((await this.store.open()).map(({ skillKey }) => skillKey));
    const asked = { skills: skills.map(({ key }) => key), departments: results.departments };
    const proposals = worthStarting(results.table, asked)
      .filter(({ skillKey }) => !open.has(skillKey))
      .map((proposal) => ({ ...proposal, title: titles.get(proposal.skillKey)! }));
    return { results, proposals };
  }
}
