import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { Community, CommunityWithMembers, MemberListing } from '../community.js';
import type { ProposedCommunities, ProposedCommunity } from '../community-proposals.service.js';
import { judgeSize, mostLearnersPerHelper, type MakeUp } from '../rules/community-size.js';
import { communityPaths } from './communities.paths.js';
import { memberRows } from './membership.view.js';
import { membersInWords } from './public-communities.view.js';

export interface Overview {
  open: readonly CommunityWithMembers[];
  /** Null while nothing is published, and for those who open no communities. */
  proposed: ProposedCommunities | null;
  mayEdit: boolean;
}

const mostNamed = 3;

export function overviewView({ open, proposed, mayEdit }: Overview, language: Language): object {
  const t = textsIn(language);
  const members = (community: CommunityWithMembers) =>
    mayEdit ? makeUpInWords(community.makeUp, language) : membersInWords(community, language);
  const nameOf = namesOf(proposed, language);
  return {
    mayEdit,
    rows: open.map((community) => [
      { text: community.title[language], href: communityPaths.community(community.id) },
      members(community),
      ...(mayEdit
        ? [
            sizeInWords(community.makeUp, language).join(' '),
            { text: t('communities:overview.members'), href: communityPaths.members(community.id) },
          ]
        : []),
    ]),
    proposals: (proposed?.proposals ?? []).map((proposal) => ({
      skill: proposal.skillKey,
      title: proposal.title[language],
      reasons: reasonsOf(proposal, nameOf, language),
    })),
    publicationId: proposed?.results.id ?? null,
    action: communityPaths.list,
  };
}

export function membersView(
  community: Community,
  listing: readonly MemberListing[],
  language: Language,
): object {
  const makeUp = {
    learn: listing.filter(({ role }) => role === 'learn').length,
    help: listing.filter(({ role }) => role === 'help').length,
  };
  return {
    community: community.title[language],
    makeUp: makeUpInWords(makeUp, language),
    advice: sizeInWords(makeUp, language),
    rows: memberRows(listing, language),
    overviewPath: communityPaths.overview,
    closingPath: communityPaths.closing(community.id),
    joinPath: communityPaths.community(community.id),
  };
}

function namesOf(proposed: ProposedCommunities | null, language: Language): (id: number) => string {
  const names = new Map(
    (proposed?.results.departments ?? []).map(({ id, name, nameCy }) => [
      id,
      (language === 'cy' && nameCy) || name,
    ]),
  );
  return (id) => names.get(id) ?? '';
}

function reasonsOf(
  { peopleShort, couldHelp, departments }: ProposedCommunity,
  nameOf: (id: number) => string,
  language: Language,
): string[] {
  const t = textsIn(language);
  const { number } = formatsIn(language);
  const named = departments
    .slice(0, mostNamed)
    .map(({ id, peopleShort: people }) => `${nameOf(id)} (${number(people)})`)
    .join(', ');
  return [
    t('communities:reason.short', {
      people: number(peopleShort.value),
      low: number(peopleShort.lower),
      high: number(peopleShort.upper),
    }),
    t('communities:reason.departments', { count: departments.length, named }),
    t('communities:reason.couldHelp', { people: number(couldHelp), most: mostLearnersPerHelper }),
  ];
}

function makeUpInWords({ learn, help }: MakeUp, language: Language): string {
  const t = textsIn(language);
  return [t('communities:learners', { count: learn }), t('communities:helpers', { count: help })].join(', ');
}

/** What to do about the size, and about who is missing. */
function sizeInWords(makeUp: MakeUp, language: Language): string[] {
  const t = textsIn(language);
  const verdict = judgeSize(makeUp);
  const size =
    verdict.outcome === 'merge'
      ? t('communities:size.merge', { count: verdict.missing })
      : verdict.outcome === 'split'
        ? t('communities:size.split', { into: verdict.into })
        : t('communities:size.right');
  if (verdict.helpersMissing === 0) return [size];
  return [
    size,
    t('communities:size.helpers', { count: verdict.helpersMissing, most: mostLearnersPerHelper }),
  ];
}
