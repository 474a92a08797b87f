import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { NotFound } from '../../platform/errors.js';
import type { Actor } from '../audit/index.js';
import {
  ImportApplication,
  type ApplicationOutcome,
  type ApplicationRequest,
} from './import-application.service.js';
import type { ImportRecord, ListedKind, Mapping } from './import-records.js';
import { ImportRowsStore, type ListedRow } from './import-rows.store.js';
import { ImportStaging } from './import-staging.service.js';
import { ImportsStore } from './imports.store.js';
import { chooseSeparator } from './rules/department-path.js';
import { missingFields, repeatedFields, type Field, type MissingField } from './rules/fields.js';
import { columnsOf, recogniseHeadings } from './rules/headings.js';
import { mustAskAboutLeaving } from './rules/leaving-question.js';
import { openStaffFile, UnreadableInside, type StaffTable, type UnreadableFile } from './staff-file.js';

const aDay = 24 * 3_600_000;

export type StagingOutcome = { outcome: 'staged'; id: number } | UnreadableFile;

export type RemappingOutcome =
  | { outcome: 'remapped' }
  /** Fields that two columns would hold. */
  | { outcome: 'repeated'; fields: Field[] }
  /** Applied, or being read anew by somebody else. */
  | { outcome: 'busy' };

export interface ImportPreview extends ImportRecord {
  /** Columns that must be chosen before the rows can be read. */
  missing: MissingField[];
  /** Applying it as the whole staff needs a confirmation: more than one in ten would leave. */
  asksAboutLeaving: boolean;
}

/** Imports of the staff directory: read, looked at, and applied in one piece or not at all. */
@Injectable()
export class DirectoryImports {
  constructor(
    private readonly imports: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly staging: ImportStaging,
    private readonly application: ImportApplication,
    private readonly clock: Clock,
  ) {}

  /** Reads a file to the end without changing the directory. A file that can't be read leaves nothing behind. */
  async stage(stream: AsyncIterable<Uint8Array>, fileName: string, actor: Actor): Promise<StagingOutcome> {
    const table = await openStaffFile(stream);
    if (table.outcome === 'unreadable') return table;
    const id = await this.imports.insert(fileName, actor, this.clock.now());
    try {
      const read = await this.read(id, table);
      if (read.outcome === 'unreadable') await this.forget(id);
      return read;
    } catch (error) {
      await this.forget(id);
      if (error instanceof UnreadableInside) return error.fault;
      throw error;
    }
  }

  private async read(id: number, table: StaffTable): Promise<StagingOutcome> {
    const headings = recogniseHeadings(table.headings);
    const reading = await this.staging.keep(id, table);
    if (reading.rows === 0) return { outcome: 'unreadable', reason: 'headings-only' };
    const columns = columnsOf(headings);
    const path = reading.separators[columns.indexOf('department')];
    const mapping = { columns, separator: path ? chooseSeparator(path) : null };
    await this.imports.keepReading(id, reading, headings);
    await this.imports.keepMapping(id, mapping, headings);
    await this.staging.interpret(id, mapping);
    return { outcome: 'staged', id };
  }

  /** Throws NotFound, also for an import that was never applied and is forgotten. */
  async preview(id: number): Promise<ImportPreview> {
    const record = await this.imports.byId(id);
    if (!record) {
      throw new NotFound('There is no such import. Files that were not applied are deleted after a day.');
    }
    const { counts, mapping } = record;
    return {
      ...record,
      missing: missingFields(mapping.columns),
      asksAboutLeaving: counts !== null && mustAskAboutLeaving(counts),
    };
  }

  async latest(): Promise<ImportRecord[]> {
    return this.imports.latest(10);
  }

  /** Rows to look at, in the order of the file. */
  async listed(id: number, kind: ListedKind, part: { offset: number; limit: number }): Promise<ListedRow[]> {
    return this.rows.list(id, kind, part);
  }

  /** Takes columns for something else and understands every row anew. Throws NotFound. */
  async remap(id: number, mapping: Mapping): Promise<RemappingOutcome> {
    const { headings } = await this.preview(id);
    const columns = headings.map((_, index) => mapping.columns[index] ?? null);
    const fields = repeatedFields(columns);
    if (fields.length > 0) return { outcome: 'repeated', fields };
    if (!(await this.imports.takeForReading(id))) return { outcome: 'busy' };
    await this.imports.keepMapping(id, { ...mapping, columns }, headings);
    await this.staging.interpret(id, { ...mapping, columns });
    return { outcome: 'remapped' };
  }

  /** Takes the import into the directory: all of it or, with every other outcome, nothing. */
  async apply(id: number, request: ApplicationRequest, actor: Actor): Promise<ApplicationOutcome> {
    const record = await this.preview(id);
    const outcome = await this.application.apply(record, request, actor);
    // The file may hold columns that nobody asked for: it goes as soon as it has served.
    if (outcome.outcome === 'applied') await this.rows.deleteCells(id);
    if (outcome.outcome === 'stale') await this.staging.compareAgain(id);
    return outcome;
  }

  /** Every row to look at with its cells as they were in the file, chunk by chunk; nothing once it is applied. */
  async *listedWithCells(id: number): AsyncGenerator<{ row: ListedRow; cells: string[] }> {
    for await (const chunk of this.imports.chunks(id)) {
      const cells = new Map(chunk);
      const [first, last] = [chunk[0]?.[0] ?? 0, chunk.at(-1)?.[0] ?? 0];
      for (const row of await this.rows.listedBetween(id, first, last)) {
        yield { row, cells: cells.get(row.line) ?? [] };
      }
    }
  }

  /** Deletes an import that was not applied, and all that was read of it. Throws NotFound. */
  async discard(id: number): Promise<void> {
    const { state } = await this.preview(id);
    if (state !== 'applied') await this.forget(id);
  }

  /** Deletes what was read of a file; of an applied import the counts stay. */
  async forget(id: number): Promise<void> {
    await this.rows.deleteCells(id);
    await this.rows.deleteRows(id);
    await this.imports.forget(id, this.clock.now());
  }

  /** False if it is gone, younger than a day, or was forgotten before. */
  async forgetIfOld(id: number): Promise<boolean> {
    const old = await this.imports.wasReadBefore(id, this.aDayAgo());
    if (old) await this.forget(id);
    return old;
  }

  /** Imports that were read more than a day ago. */
  async forgettable(limit: number): Promise<number[]> {
    return this.imports.readBefore(this.aDayAgo(), limit);
  }

  private aDayAgo(): Date {
    return new Date(this.clock.now().getTime() - aDay);
  }
}
