import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { assignments, differs, newPerson } from './person-columns.js';
import type { Columns } from './rules/fields.js';

/** Takes a staged import into the directory, in sets and in the caller's transaction. */
@Injectable()
export class ImportApplyingStore {
  constructor(private readonly database: Database) {}

  /** Where the file is the whole staff, those who leave give up their addresses. */
  async freeAddressesOfLeavers(id: number): Promise<void> {
    await this.database.execute(
      `UPDATE directory_import_row r
       JOIN person p ON p.id = r.same_address_person_id
       LEFT JOIN directory_import_row o ON o.import_id = r.import_id AND o.external_id = p.external_id
       SET r.same_address_person_id = NULL WHERE r.import_id = ? AND o.line IS NULL`,
      [id],
    );
  }

  /** From the top down, so that each finds its parent. A department that is known keeps the way its name is written. */
  async addDepartments(id: number): Promise<void> {
    const [deepest] = await this.database.query<{ depth: number | null }>(
      'SELECT MAX(depth) AS depth FROM directory_import_department WHERE import_id = ?',
      [id],
    );
    for (let depth = 0; depth <= (deepest?.depth ?? -1); depth += 1) {
      await this.database.execute(
        `INSERT INTO department (parent_id, name, name_cy, path_key, depth)
         SELECT parent.id, s.name, s.name_cy, s.path_key, s.depth FROM directory_import_department s
         LEFT JOIN department parent ON parent.path_key = s.parent_key
         LEFT JOIN department known ON known.path_key = s.path_key
         WHERE s.import_id = ? AND s.depth = ? AND known.id IS NULL ORDER BY s.name`,
        [id, depth],
      );
    }
    await this.database.execute(
      `UPDATE department d JOIN directory_import_department s ON s.path_key = d.path_key
       SET d.name_cy = s.name_cy WHERE s.import_id = ? AND s.name_cy IS NOT NULL AND NOT (d.name_cy <=> s.name_cy)`,
      [id],
    );
  }

  /** People who changed, moved, or came back. */
  async changePeople(id: number, columns: Columns): Promise<void> {
    await this.database.execute(
      `UPDATE person p
       JOIN directory_import_row r ON r.import_id = ? AND r.external_id = p.external_id AND r.standing = 'main'
       JOIN department d ON d.path_key = r.path_key
       SET ${assignments(columns)} p.department_id = d.id, p.left_at = NULL
       WHERE p.left_at IS NOT NULL OR p.department_id <> d.id OR ${differs(columns)}`,
      [id],
    );
  }

  async addPeople(id: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO person (external_id, department_id, ${newPerson.columns})
       SELECT r.external_id, d.id, ${newPerson.values} FROM directory_import_row r
       JOIN department d ON d.path_key = r.path_key
       LEFT JOIN person p ON p.external_id = r.external_id
       WHERE r.import_id = ? AND r.standing = 'main' AND p.id IS NULL ORDER BY r.line`,
      [id],
    );
  }

  /** Everybody of whom the file says nothing, not even in a row that was left out. */
  async endPeople(id: number, at: Date): Promise<void> {
    await this.database.execute(
      `UPDATE person p LEFT JOIN directory_import_row r ON r.import_id = ? AND r.external_id = p.external_id
       SET p.left_at = ? WHERE p.left_at IS NULL AND r.line IS NULL`,
      [id, at],
    );
  }
}
