import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../audit/index.js';
import type { FileReading, ImportCounts, ImportRecord, ImportScope, Mapping } from './import-records.js';
import type { HeadingReading } from './rules/headings.js';
import type { RawRow } from './staff-file.js';

type Row = Record<keyof ImportRecord, unknown>;

const columns = `id, state, scope, file_name AS fileName, reading, headings, mapping, counts,
  directory_version AS directoryVersion, created_at AS createdAt, created_by AS createdBy, applied_at AS appliedAt`;

/** MySQL's driver parses JSON columns, MariaDB's may not. */
const json = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

function recordOf(row: Row): ImportRecord {
  return {
    ...(row as unknown as ImportRecord),
    reading: json(row.reading) as ImportRecord['reading'],
    headings: (json(row.headings) ?? []) as ImportRecord['headings'],
    mapping: (json(row.mapping) ?? { columns: [], separator: null }) as Mapping,
    counts: json(row.counts) as ImportRecord['counts'],
  };
}

/** Imports, and the cells of their files as read. */
@Injectable()
export class ImportsStore {
  constructor(private readonly database: Database) {}

  async insert(fileName: string, actor: Actor, at: Date): Promise<number> {
    const { insertId } = await this.database.execute(
      `INSERT INTO directory_import (file_name, created_at, created_by_kind, created_by_id, created_by)
       VALUES (?, ?, ?, ?, ?)`,
      [fileName.slice(0, 200), at, actor.kind, actor.id, actor.name.slice(0, 200)],
    );
    return insertId;
  }

  async byId(id: number): Promise<ImportRecord | undefined> {
    const rows = await this.database.query<Row>(`SELECT ${columns} FROM directory_import WHERE id = ?`, [id]);
    return rows[0] && recordOf(rows[0]);
  }

  async latest(limit: number): Promise<ImportRecord[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM directory_import WHERE state IN ('unmapped', 'ready', 'applied')
       ORDER BY id DESC LIMIT ?`,
      [limit],
    );
    return rows.map(recordOf);
  }

  async keepChunk(id: number, chunk: number, rows: RawRow[]): Promise<void> {
    await this.database.execute(
      'INSERT INTO directory_import_chunk (import_id, chunk, cells) VALUES (?, ?, ?)',
      [id, chunk, JSON.stringify(rows)],
    );
  }

  /** One chunk at a time, so that a big file never stands in memory. */
  async *chunks(id: number): AsyncGenerator<RawRow[]> {
    for (let chunk = 0; ; chunk += 1) {
      const [row] = await this.database.query<{ cells: string }>(
        'SELECT cells FROM directory_import_chunk WHERE import_id = ? AND chunk = ?',
        [id, chunk],
      );
      if (!row) return;
      yield JSON.parse(row.cells) as RawRow[];
    }
  }

  async keepReading(id: number, reading: FileReading, headings: HeadingReading[]): Promise<void> {
    await this.database.execute('UPDATE directory_import SET reading = ?, headings = ? WHERE id = ?', [
      JSON.stringify(reading),
      JSON.stringify(headings),
      id,
    ]);
  }

  async keepMapping(id: number, mapping: Mapping, headings: HeadingReading[]): Promise<void> {
    await this.database.execute('UPDATE directory_import SET mapping = ?, headings = ? WHERE id = ?', [
      JSON.stringify(mapping),
      JSON.stringify(headings),
      id,
    ]);
  }

  /** Takes an import that can be looked at for reading it anew; false if it is in other hands, or done. */
  async takeForReading(id: number): Promise<boolean> {
    const { changed } = await this.database.execute(
      "UPDATE directory_import SET state = 'reading' WHERE id = ? AND state IN ('unmapped', 'ready')",
      [id],
    );
    return changed === 1;
  }

  async keepCounts(id: number, counts: ImportCounts, directoryVersion: number): Promise<void> {
    await this.database.execute(
      `UPDATE directory_import SET state = 'ready', counts = ?, directory_version = ?
       WHERE id = ? AND state IN ('reading', 'ready')`,
      [JSON.stringify(counts), directoryVersion, id],
    );
  }

  async markUnmapped(id: number): Promise<void> {
    await this.database.execute(
      "UPDATE directory_import SET state = 'unmapped', counts = NULL WHERE id = ?",
      [id],
    );
  }

  /** In the transaction that applies it; false if somebody else did. */
  async markApplied(id: number, scope: ImportScope, at: Date): Promise<boolean> {
    const { changed } = await this.database.execute(
      `UPDATE directory_import SET state = 'applied', scope = ?, applied_at = ?, reading = NULL
       WHERE id = ? AND state = 'ready'`,
      [scope, at, id],
    );
    return changed === 1;
  }

  /** Of an applied import the counts stay; another goes altogether. Its cells and rows must be gone by now. */
  async forget(id: number, at: Date): Promise<void> {
    await this.database.execute("DELETE FROM directory_import WHERE id = ? AND state <> 'applied'", [id]);
    await this.database.execute('UPDATE directory_import SET forgotten_at = ? WHERE id = ?', [at, id]);
  }

  async readBefore(moment: Date, limit: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      'SELECT id FROM directory_import WHERE forgotten_at IS NULL AND created_at < ? ORDER BY id LIMIT ?',
      [moment, limit],
    );
    return rows.map(({ id }) => id);
  }

  async wasReadBefore(id: number, moment: Date): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT id FROM directory_import WHERE id = ? AND forgotten_at IS NULL AND created_at < ?',
      [id, moment],
    );
    return rows.length > 0;
  }

  async directoryVersion(): Promise<number> {
    const [row] = await this.database.query<{ version: number }>(
      'SELECT version FROM directory_version WHERE id = 1',
    );
    return row?.version ?? 0;
  }

  /** Locks the directory until the transaction ends, so that imports are applied one after the other. */
  async raiseDirectoryVersion(from: number): Promise<boolean> {
    await this.database.execute('INSERT IGNORE INTO directory_version (id, version) VALUES (1, 0)');
    const { changed } = await this.database.execute(
      'UPDATE directory_version SET version = version + 1 WHERE id = 1 AND version = ?',
      [from],
    );
    return changed === 1;
  }
}
