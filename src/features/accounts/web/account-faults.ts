import type { Fault } from '../../../platform/errors.js';
import type { DepartmentChoice } from '../department-names.js';
import type { Role } from '../rules/roles.js';

/** What a form alone can't know: which departments there are. Messages are keys of texts. */
export function departmentFaults(
  { role, departmentIds }: { role: Role; departmentIds: number[] },
  departments: DepartmentChoice[],
): Fault[] {
  if (role !== 'leader') return [];
  const known = new Set(departments.map(({ id }) => id));
  if (departmentIds.some((id) => !known.has(id))) {
    return [{ field: 'departmentIds', message: 'accounts:faults.departmentUnknown' }];
  }
  const missing = departments.length > 0 && departmentIds.length === 0;
  return missing ? [{ field: 'departmentIds', message: 'accounts:faults.departments' }] : [];
}
