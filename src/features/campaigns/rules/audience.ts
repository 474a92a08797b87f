/**
 * Whom a campaign asks: everybody who works for the organisation, or those of some departments with everything beneath
 * them, or those with some kinds of contract. People without an email address take part too; only sending withholds.
 */
import type { Audience } from './campaign-settings.js';

export interface DirectoryDepartment {
  id: number;
  parentId: number | null;
  name: string;
  nameCy: string | null;
  depth: number;
}

/** The chosen departments and everything beneath them; null: all departments. Ids that are gone count for nothing. */
export function departmentsInAudience(
  departments: readonly DirectoryDepartment[],
  { departmentIds }: Pick<Audience, 'departmentIds'>,
): Set<number> | null {
  if (departmentIds === null) return null;
  const chosen = new Set(departmentIds);
  const inside = new Set<number>();
  // By depth, so that a parent is decided before its children.
  for (const { id, parentId } of [...departments].sort((one, other) => one.depth - other.depth)) {
    if (chosen.has(id) || (parentId !== null && inside.has(parentId))) inside.add(id);
  }
  return inside;
}

/** Nothing ticked means no limit: a campaign that asks nobody is no campaign. */
export function audienceOf(chosen: { departmentIds: number[]; employmentTypes: string[] }): Audience {
  const orAll = <Value>(values: Value[]) => (values.length > 0 ? [...new Set(values)] : null);
  return { departmentIds: orAll(chosen.departmentIds), employmentTypes: orAll(chosen.employmentTypes) };
}
