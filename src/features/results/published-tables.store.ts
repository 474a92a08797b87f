import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { PublishedTable, type PublicationRow, type PublishedDepartment } from '../disclosure/index.js';

const columns = [
  'group_kind',
  'group_id',
  'measure',
  'item',
  's',
  'capped',
  'value',
  'lower_limit',
  'upper_limit',
  'n',
  'population',
  'target',
  'parts',
  'reliability',
];

const rowsInOneStatement = 500;

type StoredRow = Omit<PublicationRow, 'capped'> & { capped: number };

/** Rows of publications, in and out. Nothing else may make a table of stored rows: those here have passed the audit. */
@Injectable()
export class PublishedTablesStore {
  constructor(private readonly database: Database) {}

  /** In the transaction of the draft, so that a draft is there with all its figures or not at all. */
  async write(publicationId: number, { rows }: PublishedTable): Promise<void> {
    for (let from = 0; from < rows.length; from += rowsInOneStatement) {
      const some = rows.slice(from, from + rowsInOneStatement);
      await this.database.execute(
        `INSERT INTO publication_row (publication_id, position, ${columns.join(', ')})
         VALUES ${some.map(() => `(${new Array(columns.length + 2).fill('?').join(', ')})`).join(', ')}`,
        some.flatMap((row, at) => [publicationId, from + at, ...valuesOf(row)]),
      );
    }
  }

  /** @param departments the tree that the publication was made for */
  async read(publicationId: number, departments: readonly PublishedDepartment[]): Promise<PublishedTable> {
    const rows = await this.database.query<StoredRow>(
      `SELECT group_kind AS groupKind, group_id AS groupId, measure, item, s, capped, value, lower_limit AS lower,
         upper_limit AS upper, n, population, target, parts, reliability
       FROM publication_row WHERE publication_id = ? ORDER BY position`,
      [publicationId],
    );
    return PublishedTable.fromStored({
      departments,
      rows: rows.map((row) => ({ ...row, capped: row.capped === 1 })),
    });
  }
}

function valuesOf(row: PublicationRow): unknown[] {
  return [
    row.groupKind,
    row.groupId,
    row.measure,
    row.item,
    row.s,
    row.capped ? 1 : 0,
    row.value,
    row.lower,
    row.upper,
    row.n,
    row.population,
    row.target,
    row.parts,
    row.reliability,
  ];
}
