import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { theSystem } from '../../../src/features/audit/index.js';
import {
  Departments,
  DirectoryImports,
  DirectoryModule,
  People,
  type ImportPreview,
  type ImportScope,
} from '../../../src/features/directory/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { DataSource } from 'typeorm';
import { asUpload, csvOf } from '../../support/staff-csv.js';
import { aTestContext } from '../../support/test-app.js';
import { emptyTables } from '../../support/test-database.js';

const headings = ['Person id', 'Name', 'Email', 'Department'];
const clock = { now: () => new Date('2026-09-01T09:00:00Z') };

describe('Imports of the directory', () => {
  let context: TestingModule;
  let imports: DirectoryImports;
  beforeAll(async () => {
    context = await aTestContext([DirectoryModule], [{ provide: Clock, useValue: clock }]);
    imports = context.get(DirectoryImports);
  });
  beforeEach(async () => {
    await emptyTables(context.get(DataSource));
    clock.now = () => new Date('2026-09-01T09:00:00Z');
  });
  afterAll(async () => context?.close());

  async function staged(rows: string[][], top = headings): Promise<ImportPreview> {
    const outcome = await imports.stage(asUpload(csvOf([top, ...rows])), 'staff.csv', theSystem);
    if (outcome.outcome !== 'staged') throw new Error(outcome.reason);
    return imports.preview(outcome.id);
  }

  const apply = (id: number, scope: ImportScope = 'changes', confirmLeaving = false) =>
    imports.apply(id, { scope, confirmLeaving }, theSystem);

  async function directory(): Promise<unknown[]> {
    return context.get(Database).query(
      `SELECT p.external_id AS id, p.name, p.email, d.name AS department, p.left_at IS NOT NULL AS hasLeft
       FROM person p JOIN department d ON d.id = p.department_id ORDER BY p.external_id`,
    );
  }

  const everything = { offset: 0, limit: 100 };

  it('keep one person for several posts: the main one, else the first', async () => {
    const preview = await staged(
      [
        ['1', 'Ann', 'ann@a.example', 'Council > Schools', 'no'],
        ['1', 'Ann', 'ann@a.example', 'Council > Libraries', 'yes'],
        ['2', 'Bob', 'bob@a.example', 'Council > Parks', ''],
        ['2', 'Bob', 'bob@a.example', 'Council > Roads', ''],
      ],
      [...headings, 'Main post'],
    );
    expect(preview.counts).toMatchObject({ rows: 4, new: 2, otherPosts: 2, noted: 0 });
    const others = await imports.listed(preview.id, 'other-posts', everything);
    expect(others.map(({ line, mainLine }) => [line, mainLine])).toEqual([
      [2, 3],
      [5, 4],
    ]);
    await apply(preview.id);
    expect(await directory()).toMatchObject([
      { id: '1', department: 'Libraries' },
      { id: '2', department: 'Parks' },
    ]);
  });

  it('give an address that two people have to the first, and none that somebody else keeps', async () => {
    await apply((await staged([['1', 'Ann', 'ann@a.example', 'Council']])).id);
    const preview = await staged([
      ['2', 'Bob', 'team@a.example', 'Council'],
      ['3', 'Cai', 'Team@A.example', 'Council'],
      ['4', 'Dai', 'ann@a.example', 'Council'],
    ]);
    expect(preview.counts).toMatchObject({ new: 3, noted: 2, withoutEmail: 2 });
    const noted = await imports.listed(preview.id, 'noted', everything);
    expect(noted).toMatchObject([
      { line: 3, sameAddressLine: 2, sameAddressName: null },
      { line: 4, sameAddressLine: null, sameAddressName: 'Ann' },
    ]);
    await apply(preview.id, 'whole', true);
    expect(await directory()).toMatchObject([
      { id: '1', hasLeft: 1 },
      { id: '2', email: 'team@a.example' },
      { id: '3', email: null },
      { id: '4', email: 'ann@a.example' },
    ]);
  });

  it('leave out what they cannot place, and do not let those people leave', async () => {
    await apply(
      (
        await staged([
          ['1', 'Ann', '', 'Council'],
          ['2', 'Bob', '', 'Council'],
        ])
      ).id,
    );
    const preview = await staged([
      ['1', 'Ann', '', ''],
      ['', 'Nobody', '', 'Council'],
      ['2', 'Bob', '', 'Council > Waste > Council'],
      ['3', 'Cai', '', 'Council'],
    ]);
    expect(preview.counts).toMatchObject({ leftOut: 3, new: 1, leaving: 0 });
    const rows = await imports.listed(preview.id, 'left-out', everything);
    expect(rows.map(({ line, faults }) => [line, faults?.split(',')[0]])).toEqual([
      [2, 'no-department'],
      [3, 'no-person-id'],
      [4, 'department-own-ancestor'],
    ]);
    await apply(preview.id, 'whole');
    expect(await context.get(People).count()).toBe(3);
  });

  it('keep what the file says nothing about, and take back who returns', async () => {
    await apply((await staged([['1', 'Ann', 'ann@a.example', 'Council']])).id);
    await apply((await staged([['2', 'Bob', 'bob@a.example', 'Council']])).id, 'whole', true);
    const back = await staged([['1', 'Ann Bevan', 'Council > Waste']], ['Person id', 'Name', 'Department']);
    expect(back.counts).toMatchObject({ new: 1, noted: 0 });
    await apply(back.id);
    expect(await directory()).toMatchObject([
      { id: '1', name: 'Ann Bevan', email: 'ann@a.example', department: 'Waste', hasLeft: 0 },
      { id: '2', hasLeft: 0 },
    ]);
  });

  it('notice that another import came in between, count again, and then apply', async () => {
    const one = await staged([['1', 'Ann', '', 'Council']]);
    const other = await staged([
      ['1', 'Ann', '', 'Council > Waste'],
      ['2', 'Bob', '', 'Council'],
    ]);
    expect(await apply(other.id)).toMatchObject({ outcome: 'applied' });
    expect(await apply(one.id)).toEqual({ outcome: 'stale' });
    expect((await imports.preview(one.id)).counts).toMatchObject({ new: 0, moved: 1, leaving: 1 });
    expect(await apply(one.id)).toMatchObject({ outcome: 'applied' });
    expect(await apply(one.id)).toEqual({ outcome: 'already-applied' });
  });

  it('let only one of two who apply at the same moment in', async () => {
    const one = await staged([['1', 'Ann', '', 'Council']]);
    const other = await staged([['2', 'Bob', '', 'Council']]);
    const outcomes = await Promise.all([apply(one.id), apply(other.id), apply(one.id)]);
    const words = outcomes.map(({ outcome }) => outcome);
    expect(words.filter((word) => word === 'applied')).toHaveLength(1);
    expect(words).toContain('stale');
    expect(await context.get(People).count()).toBe(1);
  });

  it('change nothing when no row can be imported', async () => {
    await apply((await staged([['1', 'Ann', '', 'Council']])).id);
    const preview = await staged([['', 'Nobody', '', 'Council']]);
    expect(await apply(preview.id, 'whole', true)).toEqual({ outcome: 'nothing-to-import' });
    expect(await context.get(People).count()).toBe(1);
  });

  it('write one entry of the audit, with the numbers and no name', async () => {
    await apply((await staged([['1', 'Ann Bevan', '', 'Council']])).id, 'whole');
    const [entry] = await context.get(Database).query('SELECT action, subject, detail FROM audit_entry');
    expect(entry).toMatchObject({ action: 'directory.import', subject: 'directory-import:1' });
    expect(JSON.stringify(entry)).not.toContain('Bevan');
  });

  it('do not linger: cells go when applied, everything else after a day', async () => {
    const applied = await staged([['1', 'Ann', '', 'Council']]);
    await apply(applied.id);
    const waiting = await staged([['2', 'Bob', '', 'Council']]);
    const left = async (table: string) =>
      (
        await context
          .get(Database)
          .query<{ id: number }>(`SELECT import_id AS id FROM directory_import_${table}`)
      ).map(({ id }) => id);
    expect(await left('chunk')).toEqual([waiting.id]);
    expect(await imports.forgettable(10)).toEqual([]);
    clock.now = () => new Date('2026-09-02T10:00:00Z');
    expect(await imports.forgettable(10)).toEqual([applied.id, waiting.id]);
    for (const id of [applied.id, waiting.id]) expect(await imports.forgetIfOld(id)).toBe(true);
    expect([await left('chunk'), await left('row'), await left('department')]).toEqual([[], [], []]);
    expect(await imports.forgettable(10)).toEqual([]);
    expect((await imports.preview(applied.id)).counts).toMatchObject({ new: 1 });
    await expect(imports.preview(waiting.id)).rejects.toThrow('no such import');
  });

  it('build departments from level columns, with Welsh names and repeats filled down', async () => {
    const preview = await staged(
      [
        ['1', 'Ann', 'Council', 'Cyngor', 'Adults, Health & "Care"', 'Home/Day Care'],
        ['2', 'Bob', 'Council', '', 'Council', ''],
      ],
      ['Person id', 'Name', 'Level 1', 'Level 1 (Welsh)', 'Level 2', 'Level 3'],
    );
    await apply(preview.id);
    const tree = await context.get(Departments).tree();
    expect(tree.map(({ name, nameCy, people }) => [name, nameCy, people])).toEqual([
      ['Council', 'Cyngor', 1],
      ['Adults, Health & "Care"', null, 0],
      ['Home/Day Care', null, 1],
    ]);
  });
});
