/**
 * From counts to a draft of safe figures: choose the groups, let an audit of its own check every chosen set again, and
 * only then compute rows. If the audit finds a single offence nothing is published: that is a fault in our code.
 *
 * What could still be combined, and why it says nothing of few people:
 * - Two departments: every remainder of every set holds nobody or k respondents, and sets only shrink from one step to
 *   the next. Figures across skills, dimensions, priorities and reliability are functions of other published rows.
 * - Two depths of a shortfall: "at least s short" is published only as part of a mean, of groups safe at s; how many
 *   people with target s or more answered is never published, since it would part them from the rest of a group.
 * - Two skills: each is asked of other families. No answer is in both figures, but "answered" minus the answers to one
 *   skill bounds how many people without a target for it answered; homogeneity.ts sees to it that this bound never
 *   says that all of them, or all but one, did not. (Several skills of families that share none could bound it more
 *   tightly, if nobody in them left a blank; it would tell of taking part, never of an answer.) N tells how many said
 *   "not part of my role", which is a sum over the same people as n.
 * - Opinions and "don't know": both sum over all who answered the item; where opinions are too few or all alike in
 *   some remainder, only "don't know" shows.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
import { PublishedTable } from '../../disclosure/rules/published-table.js';
import { SafetyProof } from '../../disclosure/rules/safety-audit.js';
import type { Offence } from '../../disclosure/rules/safety-audit.js';
import { setsToAudit } from './audited-sets.js';
import { chooseGroups } from './choose-groups.js';
import type { ChosenGroups, Confidentiality } from './choose-groups.js';
import type { Counts } from './counting.js';
import { publicationRows } from './figures.js';

/** A hidden group; reasons are not kept, since a reason would say something. */
export interface WithheldGroup {
  departmentId: number;
  /** Skill or culture item that is hidden for a published department; null for a department hidden altogether. */
  item: string | null;
  /** Department whose figure counts the people; null if there is none. */
  countedIn: number | null;
}

/** What HR sees of disclosure control before signing. */
export interface DisclosureReport {
  k: number;
  departments: number;
  shown: number;
  hidden: number;
  setsAudited: number;
  blocksAudited: number;
}

export type DraftOutcome =
  | { outcome: 'drafted'; table: PublishedTable; withheld: WithheldGroup[]; report: DisclosureReport }
  /** Fewer than k people answered, or the organisation itself can't be shown. */
  | { outcome: 'too-few-answers' }
  | { outcome: 'unsafe'; offences: readonly Offence[] };

export function draftPublication(counts: Counts, confidentiality: Confidentiality): DraftOutcome {
  const groups = chooseGroups(counts, confidentiality);
  return draftOf(counts, groups, confidentiality);
}

/** The second half: audits groups however they were chosen, and makes the table only of what passes. */
export function draftOf(
  counts: Counts,
  groups: ChosenGroups,
  confidentiality: Confidentiality,
): DraftOutcome {
  const { k } = confidentiality;
  const audit = SafetyProof.audit(setsToAudit(counts, groups, confidentiality), k);
  if (audit.outcome === 'unsafe') return audit;
  const shown = groups.answered.published.size;
  if (shown === 0) return { outcome: 'too-few-answers' };
  const { ids, parents } = counts.tree;
  const table = PublishedTable.fromAudit({
    departments: ids.map((id, at) => ({ id, parentId: ids[parents[at]!] ?? null })),
    rows: publicationRows(counts, groups, k),
    proof: audit.proof,
  });
  const { setsAudited, blocksAudited } = audit;
  const report = {
    k,
    departments: ids.length,
    shown,
    hidden: ids.length - shown,
    setsAudited,
    blocksAudited,
  };
  return { outcome: 'drafted', table, withheld: withheldGroups(table, counts, groups), report };
}

function withheldGroups(table: PublishedTable, counts: Counts, groups: ChosenGroups): WithheldGroup[] {
  const withheld: WithheldGroup[] = [...groups.answered.countedIn].map(([departmentId, countedIn]) => ({
    departmentId,
    item: null,
    countedIn,
  }));
  const items = [
    ...counts.questionnaire.skills.map(({ key }) => ['readiness', key] as const),
    ...counts.questionnaire.culture.map(({ key }) => ['agreement', key] as const),
  ];
  for (const departmentId of groups.answered.published) {
    for (const [measure, item] of items) {
      const figure = table.figure(table.department(departmentId), measure, item);
      if (figure.outcome === 'withheld') withheld.push({ departmentId, item, countedIn: figure.countedIn });
    }
  }
  return withheld;
}
