/**
 * What HR reads about disclosure control before signing: how much shows, what does not and where those people are
 * counted. It names groups, never figures and never a reason. Source: docs/privacy.md, "Doubts we admit".
 */
import type { WithheldGroup } from './draft-publication.js';

export interface HiddenDepartment {
  departmentId: number;
  countedIn: number | null;
}

export interface PartlyHidden {
  departmentId: number;
  /** Skills, and culture statements, that this department does not show. */
  skills: number;
  culture: number;
}

export function summariseWithheld(
  withheld: readonly WithheldGroup[],
  skills: ReadonlySet<string>,
): { hiddenDepartments: HiddenDepartment[]; partlyHidden: PartlyHidden[] } {
  const hiddenDepartments: HiddenDepartment[] = [];
  const partly = new Map<number, PartlyHidden>();
  for (const { departmentId, item, countedIn } of withheld) {
    if (item === null) {
      hiddenDepartments.push({ departmentId, countedIn });
      continue;
    }
    const sums = partly.get(departmentId) ?? { departmentId, skills: 0, culture: 0 };
    sums[skills.has(item) ? 'skills' : 'culture'] += 1;
    partly.set(departmentId, sums);
  }
  return { hiddenDepartments, partlyHidden: [...partly.values()] };
}
