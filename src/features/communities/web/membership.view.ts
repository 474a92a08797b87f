import { textsIn, type Language } from '../../../web/texts.js';
import type { Community, Member, MemberListing } from '../community.js';
import { communityPaths } from './communities.paths.js';

export interface Membership {
  member: Member;
  community: Community;
  /** Where the page's form goes. */
  action: string;
  listing?: readonly MemberListing[];
}

/** The pages behind a member's links. Their addresses are secrets, so the language switch leads to the list. */
export function membershipView(
  { member, community, action, listing = [] }: Membership,
  language: Language,
): object {
  const t = textsIn(language);
  return {
    community: community.title[language],
    about: [
      { key: t('communities:confirm.name'), value: member.name },
      { key: t('communities:confirm.role'), value: t(`communities:role.${member.role}`) },
    ],
    action,
    rows: memberRows(listing, language),
    audience: 'staff',
    listPath: communityPaths.list,
  };
}

export function memberRows(listing: readonly MemberListing[], language: Language): string[][] {
  return listing.map(({ name, role }) => [name, textsIn(language)(`communities:role.${role}`)]);
}
