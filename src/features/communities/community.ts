import type { Bilingual } from '../surveys/rules/pack-document.js';
import type { MakeUp } from './rules/community-size.js';
import type { MemberRole } from './rules/member-words.js';
import type { Estimate } from './rules/worth-starting.js';

/** Published figures that made a community worth starting, as they were. */
export interface CommunityReason {
  peopleShort: Estimate;
  couldHelp: number;
  /** Departments in which several are short. */
  departments: number;
}

export interface Community {
  id: number;
  skillKey: string;
  title: Bilingual;
  reason: CommunityReason;
  publicationId: number;
  openedAt: Date;
}

export interface CommunityWithMembers extends Community {
  makeUp: MakeUp;
}

/** Somebody who joined, as the convenor and the members see them. */
export interface MemberListing {
  name: string;
  role: MemberRole;
}

export interface Member extends MemberListing {
  id: number;
  communityId: number;
  email: string;
  language: 'en' | 'cy';
  /** Null while nobody has confirmed it. */
  confirmedAt: Date | null;
  /** Null once confirmed. */
  expiresAt: Date | null;
  mails: number;
}

/** Scope of a community's emails in the ledger. */
export const mailScopeOf = (communityId: number) => `community:${communityId}`;
export const confirmMail = 'community-confirm';
export const welcomeMail = 'community-welcome';
