/**
 * Departments are listed as people read an organisation: each parent before its children, siblings by name.
 * A department's total is its own people and everybody beneath it.
 */
export interface DepartmentRow {
  id: number;
  parentId: number | null;
  name: string;
  nameCy: string | null;
  /** 0 for a root. */
  depth: number;
  /** People directly in the department. */
  people: number;
}

export interface Department extends DepartmentRow {
  /** People in the department and beneath it. */
  total: number;
}

const byName = (one: DepartmentRow, other: DepartmentRow) =>
  one.name.localeCompare(other.name, 'en-GB', { numeric: true }) || one.id - other.id;

export function inTreeOrder(rows: DepartmentRow[]): Department[] {
  const children = new Map<number | null, DepartmentRow[]>();
  for (const row of rows) {
    const siblings = children.get(row.parentId);
    if (siblings) siblings.push(row);
    else children.set(row.parentId, [row]);
  }
  const ordered: Department[] = [];
  const visit = (row: DepartmentRow): number => {
    const entry = { ...row, total: row.people };
    ordered.push(entry);
    for (const child of (children.get(row.id) ?? []).sort(byName)) entry.total += visit(child);
    return entry.total;
  };
  for (const root of (children.get(null) ?? []).sort(byName)) visit(root);
  return ordered;
}
