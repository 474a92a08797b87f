import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { Community, CommunityWithMembers } from '../community.js';
import { countForOthers } from '../rules/community-size.js';
import { memberRoles } from '../rules/member-words.js';
import { communityPaths } from './communities.paths.js';
import type { JoiningForm } from './joining.dto.js';

export function listView(communities: readonly CommunityWithMembers[], language: Language): object {
  return {
    communities: communities.map((community) => ({
      title: community.title[language],
      href: communityPaths.community(community.id),
      reason: reasonOf(community, language),
      members: membersInWords(community, language),
    })),
    cataloguePath: communityPaths.catalogue,
    overviewPath: communityPaths.overview,
    audience: 'staff',
  };
}

export function communityView(community: Community, typed: JoiningForm, language: Language): object {
  const t = textsIn(language);
  return {
    name: community.title[language],
    reason: reasonOf(community, language),
    typed,
    roles: memberRoles.map((role) => ({
      value: role,
      text: t(`communities:role.${role}`),
      hint: t(`communities:roleHint.${role}`),
    })),
    action: communityPaths.join(community.id),
    languageBack: communityPaths.community(community.id),
    listPath: communityPaths.list,
    audience: 'staff',
  };
}

export function messageView(which: 'asked' | 'joined' | 'left' | 'unusable'): object {
  return { which, listPath: communityPaths.list, languageBack: communityPaths.list, audience: 'staff' };
}

/** Organisation-wide figures that were published; everybody may read them. */
function reasonOf({ reason }: Community, language: Language): string {
  const { number } = formatsIn(language);
  return textsIn(language)('communities:reason.public', { people: number(reason.peopleShort.value) });
}

export function membersInWords({ makeUp }: CommunityWithMembers, language: Language): string {
  const count = countForOthers(makeUp);
  const t = textsIn(language);
  return count === null ? t('communities:fewMembers') : t('communities:members', { count });
}
