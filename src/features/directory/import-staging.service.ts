import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { collectGarbage } from '../../platform/memory.js';
import { ImportComparisonStore } from './import-comparison.store.js';
import type { FileReading, Mapping } from './import-records.js';
import { ImportRowsStore, type StagedDepartment, type StagedRow } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';
import { countSeparators, noSeparators, pathIdentity, type PathPart } from './rules/department-path.js';
import { missingFields } from './rules/fields.js';
import { RowReader } from './rules/row-check.js';
import type { RawRow, StaffTable } from './staff-file.js';

const rememberedDepartments = 20_000;
/** About 50 MB of garbage. */
const chunksBetweenCollections = 20;

/** Departments of an import whose keys are known already; bounded, since a file could name one a row. */
class DepartmentKeys {
  /** The reader hands out the same path for the same cells. */
  private readonly paths = new WeakMap<PathPart[], string>();
  private readonly staged = new Set<string>();
  private fresh: StagedDepartment[] = [];

  keyOf(path: PathPart[]): string | null {
    const known = this.paths.get(path);
    if (known) return known;
    let parentKey: string | null = null;
    for (let depth = 0; depth < path.length; depth += 1) {
      const identity = pathIdentity(path.slice(0, depth + 1));
      const pathKey: string = createHash('sha256').update(identity).digest('hex');
      this.stage({ ...(path[depth] as PathPart), pathKey, parentKey, depth });
      parentKey = pathKey;
    }
    if (parentKey) this.paths.set(path, parentKey);
    return parentKey;
  }

  takeFresh(): StagedDepartment[] {
    const fresh = this.fresh;
    this.fresh = [];
    return fresh;
  }

  private stage(department: StagedDepartment): void {
    const identity = `${department.pathKey}${department.nameCy ?? ''}`;
    if (this.staged.has(identity)) return;
    if (this.staged.size >= rememberedDepartments) this.staged.clear();
    this.staged.add(identity);
    this.fresh.push(department);
  }
}

/** Keeps what a file holds and makes of it rows that can be looked at, changed and applied. */
@Injectable()
export class ImportStaging {
  constructor(
    private readonly imports: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly comparison: ImportComparisonStore,
  ) {}

  /** The file's cells as they are, and what can only be known once all of it was read. */
  async keep(id: number, table: StaffTable): Promise<FileReading> {
    const separators = table.headings.map(noSeparators);
    const samples = table.headings.map(() => '');
    const told = { rows: 0, damaged: false };
    let chunk = 0;
    for await (const batch of table.batches()) {
      for (const [, cells] of batch) this.learn(cells, { separators, samples, told });
      await this.imports.keepChunk(id, chunk, batch);
      chunk += 1;
      if (chunk % chunksBetweenCollections === 0) collectGarbage();
    }
    return { ...told, encoding: table.encoding(), delimiter: table.delimiter, separators, samples };
  }

  private learn(
    cells: string[],
    {
      separators,
      samples,
      told,
    }: Pick<FileReading, 'separators' | 'samples'> & { told: { rows: number; damaged: boolean } },
  ): void {
    told.rows += 1;
    separators.forEach((count, column) => {
      const cell = cells[column];
      if (!cell) return;
      countSeparators(count, cell);
      if (samples[column] === '') samples[column] = cell.trim().slice(0, 80);
      if (!told.damaged && cell.includes('\ufffd')) told.damaged = true;
    });
  }

  /** Understands every row anew under this mapping and compares the whole with the directory. */
  async interpret(id: number, mapping: Mapping): Promise<void> {
    await this.rows.deleteRows(id);
    if (missingFields(mapping.columns).length > 0) return this.imports.markUnmapped(id);
    const understanding = { reader: new RowReader(mapping), departments: new DepartmentKeys() };
    let chunks = 0;
    for await (const chunk of this.imports.chunks(id)) {
      await this.interpretChunk(id, chunk, understanding);
      chunks += 1;
      if (chunks % chunksBetweenCollections === 0) collectGarbage();
    }
    await this.comparison.settleWithin(id);
    await this.compare(id, mapping);
  }

  private async interpretChunk(
    id: number,
    chunk: RawRow[],
    { reader, departments }: { reader: RowReader; departments: DepartmentKeys },
  ): Promise<void> {
    const staged: StagedRow[] = chunk.map(([line, cells]) => {
      const row = reader.check(cells);
      return { ...row, line, pathKey: row.leftOut ? null : departments.keyOf(row.path) };
    });
    await this.rows.insertDepartments(id, departments.takeFresh());
    await this.rows.insert(id, staged);
  }

  /** Counts anew against the directory as it is now. */
  async compareAgain(id: number): Promise<void> {
    const record = await this.imports.byId(id);
    if (record?.state === 'ready') await this.compare(id, record.mapping);
  }

  private async compare(id: number, { columns }: Mapping): Promise<void> {
    // Read before counting: if an import is applied in between, this one is stale.
    const version = await this.imports.directoryVersion();
    await this.comparison.findAddressesTaken(id);
    const counts = await this.comparison.count(id, columns);
    await this.imports.keepCounts(id, counts, version);
  }
}
