/**
 * Response rates are published figures too: only departments chosen at launch show one, each with everything beneath
 * it, once a day. Source: docs/privacy.md, "The promise to staff".
 */
import { buildDepartmentTree, subtreeSums, type TreeGroup } from '../../disclosure/rules/department-tree.js';
import { dayBefore, dayOf } from './campaign-dates.js';

export interface Rate {
  departmentId: number;
  invited: number;
  answered: number;
}

/** @param groups the campaign's tree with the people directly in each department */
export function ratesOf(groups: readonly TreeGroup[], showsRates: ReadonlySet<number>): Rate[] {
  if (showsRates.size === 0) return [];
  const tree = buildDepartmentTree(groups);
  const invited = subtreeSums(tree, tree.invited);
  const answered = subtreeSums(tree, tree.answered);
  return tree.ids.flatMap((departmentId, at) =>
    showsRates.has(departmentId) ? [{ departmentId, invited: invited[at]!, answered: answered[at]! }] : [],
  );
}

/** The day whose rates are missing: yesterday, once a campaign has been open for a whole night; null if none is. */
export function dayToRate(
  campaign: { launchedAt: Date; latestDay: string | null },
  now: Date,
): string | null {
  const today = dayOf(now);
  const yesterday = dayBefore(today);
  if (dayOf(campaign.launchedAt) === today) return null;
  return campaign.latestDay !== null && campaign.latestDay >= yesterday ? null : yesterday;
}

/** Fewer than this share below the organisation's rate is chance or habit, not a department left out. */
const gap = 0.1;

export function isUnderRepresented(rate: Rate, whole: Rate): boolean {
  return rate.answered / rate.invited < whole.answered / whole.invited - gap;
}
