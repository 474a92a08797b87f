import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors.js';
import { CommunitiesStore } from './communities.store.js';
import type { Community, CommunityWithMembers, MemberListing } from './community.js';
import { MembersStore } from './members.store.js';

/** Communities of practice that are open for joining. */
@Injectable()
export class Communities {
  constructor(
    private readonly store: CommunitiesStore,
    private readonly members: MembersStore,
  ) {}

  /** Oldest first. Who may hear how many joined is for the caller to decide (`countForOthers`). */
  async open(): Promise<CommunityWithMembers[]> {
    return this.store.open();
  }

  /** Throws NotFound where there is none, or it is closed. */
  async byId(id: number): Promise<Community> {
    const community = await this.store.byId(id);
    if (!community) throw new NotFound('There is no open community at this address.');
    return community;
  }

  /** For the convenor and the members alone. Those who help come first. */
  async listing(communityId: number): Promise<MemberListing[]> {
    return this.members.listing(communityId);
  }
}
