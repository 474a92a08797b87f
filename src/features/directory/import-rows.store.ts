import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ListedKind } from './import-records.js';
import type { CheckedRow } from './rules/row-check.js';

/** A row that was checked, and its department's key. */
export interface StagedRow extends CheckedRow {
  line: number;
  pathKey: string | null;
}

export interface StagedDepartment {
  pathKey: string;
  parentKey: string | null;
  name: string;
  nameCy: string | null;
  depth: number;
}

/** A row that somebody should look at. */
export interface ListedRow {
  line: number;
  personId: string;
  name: string;
  standing: 'main' | 'other-post' | 'left-out';
  faults: string | null;
  mainLine: number | null;
  sameAddressLine: number | null;
  /** Name of somebody in the directory, not in the file, who has the address already. */
  sameAddressName: string | null;
}

const rowColumns = `import_id, line, external_id, name, email, path_key, job_title, job_family, language, leader, employer,
  employment_type, manager_external_id, workplace, address_kind, main_post, faults, standing, mobile, postal_address`;

const listed: Record<ListedKind, string> = {
  'left-out': "r.standing = 'left-out'",
  noted: `r.standing = 'main' AND (r.faults IS NOT NULL OR r.same_address_line IS NOT NULL
          OR r.same_address_person_id IS NOT NULL)`,
  'other-posts': "r.standing = 'other-post'",
};

const deletedAtOnce = 5_000;

/** Rows of an import as they were understood, before and until they are applied. */
@Injectable()
export class ImportRowsStore {
  constructor(private readonly database: Database) {}

  async insert(id: number, rows: StagedRow[]): Promise<void> {
    const values = rows.map((row) => [
      ...[id, row.line, row.personId || null, row.name, row.email, row.pathKey, row.jobTitle, row.jobFamily],
      ...[row.language, row.leader ? 1 : 0, row.employer, row.employmentType, row.managerId, row.workplace],
      ...[row.addressKind, row.mainPost ? 1 : 0, row.faults.length > 0 ? row.faults.join(',') : null],
      ...[row.leftOut ? 'left-out' : 'main', row.mobile, row.postalAddress],
    ]);
    await this.database.execute(`INSERT INTO directory_import_row (${rowColumns}) VALUES ?`, [values]);
  }

  /** A department that is known already takes a Welsh name that comes later. */
  async insertDepartments(id: number, departments: StagedDepartment[]): Promise<void> {
    if (departments.length === 0) return;
    const values = departments.map((one) => [
      id,
      one.pathKey,
      one.parentKey,
      one.name,
      one.nameCy,
      one.depth,
    ]);
    await this.database.execute(
      `INSERT INTO directory_import_department (import_id, path_key, parent_key, name, name_cy, depth) VALUES ?
       ON DUPLICATE KEY UPDATE name_cy = COALESCE(directory_import_department.name_cy, VALUES(name_cy))`,
      [values],
    );
  }

  async list(id: number, kind: ListedKind, page: { offset: number; limit: number }): Promise<ListedRow[]> {
    return this.database.query<ListedRow>(
      `SELECT r.line, COALESCE(r.external_id, '') AS personId, r.name, r.standing, r.faults, r.main_line AS mainLine,
              r.same_address_line AS sameAddressLine, p.name AS sameAddressName
       FROM directory_import_row r LEFT JOIN person p ON p.id = r.same_address_person_id
       WHERE r.import_id = ? AND ${listed[kind]} ORDER BY r.line LIMIT ? OFFSET ?`,
      [id, page.limit, page.offset],
    );
  }

  /** Listed rows of one kind or another among these lines, for the download. */
  async listedBetween(id: number, first: number, last: number): Promise<ListedRow[]> {
    return this.database.query<ListedRow>(
      `SELECT r.line, COALESCE(r.external_id, '') AS personId, r.name, r.standing, r.faults, r.main_line AS mainLine,
              r.same_address_line AS sameAddressLine, p.name AS sameAddressName
       FROM directory_import_row r LEFT JOIN person p ON p.id = r.same_address_person_id
       WHERE r.import_id = ? AND r.line BETWEEN ? AND ? AND (${Object.values(listed)
         .map((one) => `(${one})`)
         .join(' OR ')})
       ORDER BY r.line`,
      [id, first, last],
    );
  }

  async deleteRows(id: number): Promise<void> {
    for (const table of ['directory_import_row', 'directory_import_department'])
      await this.deleteFrom(table, id);
  }

  async deleteCells(id: number): Promise<void> {
    await this.database.execute('DELETE FROM directory_import_chunk WHERE import_id = ?', [id]);
  }

  /** In pieces, so that no lock is held for long. */
  private async deleteFrom(table: string, id: number): Promise<void> {
    for (let changed = deletedAtOnce; changed === deletedAtOnce;) {
      const sql = `DELETE FROM ${table} WHERE import_id = ? LIMIT ${deletedAtOnce}`;
      ({ changed } = await this.database.execute(sql, [id]));
    }
  }
}
