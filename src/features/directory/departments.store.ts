import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { DepartmentRow } from './rules/department-tree-order.js';

@Injectable()
export class DepartmentsStore {
  constructor(private readonly database: Database) {}

  /** Every department with the number of people directly in it. */
  async all(): Promise<DepartmentRow[]> {
    const rows = await this.database.query<DepartmentRow>(
      `SELECT d.id, d.parent_id AS parentId, d.name, d.name_cy AS nameCy, d.depth, COUNT(p.id) AS people
       FROM department d LEFT JOIN person p ON p.department_id = d.id AND p.left_at IS NULL
       GROUP BY d.id, d.parent_id, d.name, d.name_cy, d.depth`,
    );
    return rows.map((row) => ({ ...row, people: Number(row.people) }));
  }

  async subtreeOf(ids: number[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(
      `WITH RECURSIVE beneath (id) AS (
         SELECT id FROM department WHERE id IN (?)
         UNION SELECT d.id FROM department d JOIN beneath b ON d.parent_id = b.id
       ) SELECT id FROM beneath ORDER BY id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async names(ids: number[]): Promise<{ id: number; name: string; nameCy: string | null }[]> {
    if (ids.length === 0) return [];
    return this.database.query('SELECT id, name, name_cy AS nameCy FROM department WHERE id IN (?)', [ids]);
  }
}
