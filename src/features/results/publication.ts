import type { MissingBallots } from './rules/ballots-and-flags.js';
import type { DisclosureReport } from './rules/draft-publication.js';
import type { PublishedTable } from '../disclosure/index.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';

/** What came of counting. Only `figures` has something to publish; the others end by destroying the ballots all the same. */
export const countOutcomes = [
  'figures',
  'too-few-answers',
  'unsafe',
  /** More ballots than people who are marked as having answered: the database was tampered with. */
  'too-many-ballots',
  /** Not counted, and tried again until HR gives it up. */
  'key-missing',
] as const;

export type CountOutcome = (typeof countOutcomes)[number];

/** What HR reads before signing. Kept with the draft, so that the page needs no figure. */
export interface StoredReport extends DisclosureReport {
  /** Ballots counted, and people invited. */
  answered: number;
  invited: number;
  /** Ballots that did not open or are not of our making. */
  undecipherable: number;
  /** Ballots that were removed from the box; left out where none was. */
  missing?: MissingBallots;
  /** Departments that show nothing, and the department that counts their people (null: none does). */
  hiddenDepartments: { departmentId: number; countedIn: number | null }[];
  /** Departments that show something, with the number of skills and culture statements that they do not show. */
  partlyHidden: { departmentId: number; skills: number; culture: number }[];
}

export interface PublicationRecord {
  id: number;
  campaignId: number;
  state: 'draft' | 'signed';
  outcome: CountOutcome;
  /** Smallest number of people behind any figure or combination of figures. */
  k: number;
  /** Null where nothing was drafted. */
  report: StoredReport | null;
  createdAt: Date;
  signedBy: string | null;
  signedAt: Date | null;
}

/** A department as it was when the campaign was launched. */
export interface ResultsDepartment {
  /** Of the campaign's own tree: the id in figures and addresses. */
  id: number;
  parentId: number | null;
  /** In the directory; null for a root that was made because the directory has several. */
  directoryId: number | null;
  name: string;
  nameCy: string | null;
  depth: number;
}

/** One signed publication with everything needed to show it. */
export interface PublishedResults {
  id: number;
  campaign: { id: number; name: string; nameCy: string | null; opensOn: string; closesOn: string };
  k: number;
  publishedAt: Date;
  table: PublishedTable;
  /** Parents before children. */
  departments: readonly ResultsDepartment[];
  /** As it was asked. */
  pack: PackDocument;
}

export interface PublicationSummary {
  id: number;
  campaignId: number;
  name: string;
  nameCy: string | null;
  closesOn: string;
  publishedAt: Date;
}
