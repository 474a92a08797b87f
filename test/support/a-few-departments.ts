import type { Database } from '../../src/platform/database/database.js';

export interface DepartmentRow {
  id: number;
  name: string;
  nameCy: string | null;
  depth: number;
}

/** An organisation with People (and Support in it) and Place, ids 1 to 4, for tests that only need some departments. */
export const aFewDepartments: readonly DepartmentRow[] = [
  { id: 1, name: 'Northmoor Council', nameCy: 'Cyngor Northmoor', depth: 0 },
  { id: 2, name: 'People', nameCy: 'Pobl', depth: 1 },
  { id: 3, name: 'Support', nameCy: null, depth: 2 },
  { id: 4, name: 'Place', nameCy: null, depth: 1 },
];

const above: Record<number, number | null> = { 1: null, 2: 1, 3: 2, 4: 1 };

export async function storeAFewDepartments(database: Database): Promise<void> {
  for (const { id, name, nameCy, depth } of aFewDepartments) {
    await database.execute(
      'INSERT INTO department (id, parent_id, name, name_cy, path_key, depth) VALUES (?, ?, ?, ?, ?, ?)',
      [id, above[id], name, nameCy, `test-${id}`, depth],
    );
  }
}
