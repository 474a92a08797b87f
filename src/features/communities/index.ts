export { Communities } from './communities.service.js';
export { CommunitiesModule } from './communities.module.js';
export { CommunityClosing } from './community-closing.service.js';
export { CommunityOpening, type OpeningOutcome } from './community-opening.service.js';
export {
  CommunityProposals,
  type ProposedCommunities,
  type ProposedCommunity,
} from './community-proposals.service.js';
export type { Community, CommunityWithMembers, MemberListing } from './community.js';
