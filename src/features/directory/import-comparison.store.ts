import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ImportCounts } from './import-records.js';
import type { Columns } from './rules/fields.js';
import { differs } from './person-columns.js';

type Counted = Record<'people' | 'leaving' | 'newDepartments', number | string>;

/** Compares an import with itself and with the directory, in sets: no person passes through the process. */
@Injectable()
export class ImportComparisonStore {
  constructor(private readonly database: Database) {}

  /**
   * Several rows with one person id are several posts: the one marked as main counts, else the first. Of several
   * people with one address the first keeps it.
   */
  async settleWithin(id: number): Promise<void> {
    await this.database.execute(
      `UPDATE directory_import_row r JOIN (
         SELECT s.line, FIRST_VALUE(s.line) OVER (PARTITION BY s.external_id ORDER BY s.main_post DESC, s.line) AS main
         FROM directory_import_row s JOIN (
           SELECT external_id FROM directory_import_row WHERE import_id = ? AND standing = 'main'
           GROUP BY external_id HAVING COUNT(*) > 1
         ) several ON several.external_id = s.external_id
         WHERE s.import_id = ? AND s.standing = 'main'
       ) post ON post.line = r.line AND post.main <> post.line
       SET r.standing = 'other-post', r.main_line = post.main WHERE r.import_id = ?`,
      [id, id, id],
    );
    await this.database.execute(
      `UPDATE directory_import_row r JOIN (
         SELECT email, MIN(line) AS first FROM directory_import_row
         WHERE import_id = ? AND standing = 'main' AND email IS NOT NULL GROUP BY email HAVING COUNT(*) > 1
       ) shared ON shared.email = r.email AND shared.first <> r.line
       SET r.same_address_line = shared.first WHERE r.import_id = ? AND r.standing = 'main'`,
      [id, id],
    );
  }

  /** An address that somebody in the directory has, who isn't in the file and so can't give it up. */
  async findAddressesTaken(id: number): Promise<void> {
    await this.database.execute(
      `UPDATE directory_import_row SET same_address_person_id = NULL
       WHERE import_id = ? AND same_address_person_id IS NOT NULL`,
      [id],
    );
    await this.database.execute(
      `UPDATE directory_import_row r
       JOIN person p ON p.email = r.email AND p.left_at IS NULL
       LEFT JOIN directory_import_row o
         ON o.import_id = r.import_id AND o.external_id = p.external_id AND o.standing <> 'left-out'
       SET r.same_address_person_id = p.id
       WHERE r.import_id = ? AND r.standing = 'main' AND r.same_address_line IS NULL AND o.line IS NULL`,
      [id],
    );
  }

  async count(id: number, columns: Columns): Promise<ImportCounts> {
    const isNew = 'p.id IS NULL OR p.left_at IS NOT NULL';
    const isMoved = 'd.id IS NULL OR d.id <> p.department_id';
    const rows = await this.database.query<{
      what: string;
      people: number;
      noted: number;
      withoutEmail: number;
    }>(
      `SELECT CASE WHEN r.standing <> 'main' THEN r.standing WHEN ${isNew} THEN 'new' WHEN ${isMoved} THEN 'moved'
                   WHEN ${differs(columns)} THEN 'changed' ELSE 'unchanged' END AS what,
              COUNT(*) AS people,
              SUM(r.faults IS NOT NULL OR r.same_address_line IS NOT NULL OR r.same_address_person_id IS NOT NULL)
                AS noted,
              SUM(r.email IS NULL OR r.same_address_line IS NOT NULL OR r.same_address_person_id IS NOT NULL)
                AS withoutEmail
       FROM directory_import_row r
       LEFT JOIN person p ON p.external_id = r.external_id
       LEFT JOIN department d ON d.path_key = r.path_key
       WHERE r.import_id = ? GROUP BY what`,
      [id],
    );
    const of = (what: string) => Number(rows.find((row) => row.what === what)?.people ?? 0);
    const main = rows.filter(({ what }) => what !== 'other-post' && what !== 'left-out');
    const sum = (key: 'noted' | 'withoutEmail') => main.reduce((total, row) => total + Number(row[key]), 0);
    return {
      rows: rows.reduce((total, row) => total + Number(row.people), 0),
      new: of('new'),
      moved: of('moved'),
      changed: of('changed'),
      unchanged: of('unchanged'),
      otherPosts: of('other-post'),
      leftOut: of('left-out'),
      noted: sum('noted'),
      withoutEmail: sum('withoutEmail'),
      ...(await this.countDirectory(id)),
    };
  }

  private async countDirectory(
    id: number,
  ): Promise<Pick<ImportCounts, 'leaving' | 'people' | 'newDepartments'>> {
    const [row] = await this.database.query<Counted>(
      `SELECT (SELECT COUNT(*) FROM person WHERE left_at IS NULL) AS people,
         (SELECT COUNT(*) FROM person p WHERE p.left_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM directory_import_row r WHERE r.import_id = ? AND r.external_id = p.external_id)) AS leaving,
         (SELECT COUNT(*) FROM directory_import_department s LEFT JOIN department d ON d.path_key = s.path_key
          WHERE s.import_id = ? AND d.id IS NULL) AS newDepartments`,
      [id, id],
    );
    return {
      people: Number(row?.people),
      leaving: Number(row?.leaving),
      newDepartments: Number(row?.newDepartments),
    };
  }
}
