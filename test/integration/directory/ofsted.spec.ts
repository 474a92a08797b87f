import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { createReadStream, existsSync } from 'node:fs';
import { theSystem } from '../../../src/features/audit/index.js';
import {
  Departments,
  DirectoryImports,
  DirectoryModule,
  People,
  type ImportPreview,
} from '../../../src/features/directory/index.js';
import { inProject } from '../../../src/platform/project-root.js';
import { aTestContext } from '../../support/test-app.js';

const file = (month: string) => inProject('..', 'shared', 'data', `staff-ofsted-2011-${month}.csv`);
const there = existsSync(file('03')) ? describe : describe.skip;

there('The directory of a public body, before and after a reorganisation', () => {
  let context: TestingModule;
  let imports: DirectoryImports;
  beforeAll(async () => {
    context = await aTestContext([DirectoryModule]);
    imports = context.get(DirectoryImports);
  });
  afterAll(async () => context?.close());

  async function staged(month: string): Promise<ImportPreview> {
    const outcome = await imports.stage(createReadStream(file(month)), `${month}.csv`, theSystem);
    if (outcome.outcome !== 'staged') throw new Error(outcome.reason);
    return imports.preview(outcome.id);
  }

  it('goes in as 1,691 people in a tree of departments', async () => {
    const preview = await staged('03');
    expect(preview.headings.map(({ field }) => field)).toEqual([
      'personId',
      'firstName',
      'lastName',
      'email',
      'department',
      'jobTitle',
      'jobFamily',
      'language',
    ]);
    expect(preview.mapping.separator).toBe('>');
    expect(preview.counts).toMatchObject({
      rows: 1691,
      new: 1691,
      leftOut: 0,
      noted: 0,
      leaving: 0,
      people: 0,
    });
    expect(
      await imports.apply(preview.id, { scope: 'whole', confirmLeaving: false }, theSystem),
    ).toMatchObject({
      outcome: 'applied',
    });
    expect(await context.get(People).count()).toBe(1691);
    const tree = await context.get(Departments).tree();
    expect(tree[0]).toMatchObject({ name: 'Ofsted', total: 1691, depth: 0 });
    expect(tree.filter(({ parentId }) => parentId === null)).toHaveLength(1);
    expect(tree.length).toBeGreaterThan(35);
    expect(tree.map(({ name }) => name)).toContain('Compliance, Investigation and Enforcement');
    expect(Math.max(...tree.map(({ depth }) => depth))).toBe(4);
  });

  it('is recognised as unchanged when it comes again', async () => {
    expect((await staged('03')).counts).toMatchObject({
      unchanged: 1691,
      new: 0,
      leaving: 0,
      newDepartments: 0,
    });
  });

  it('shows the reorganisation: 1,023 stay, 946 of them move, and asks since 668 would leave', async () => {
    const preview = await staged('09');
    expect(preview.counts).toMatchObject({ rows: 1550, new: 527, moved: 946, leaving: 668, people: 1691 });
    expect((preview.counts?.changed ?? 0) + (preview.counts?.unchanged ?? 0)).toBe(77);
    const whole = { scope: 'whole', confirmLeaving: false } as const;
    expect(await imports.apply(preview.id, whole, theSystem)).toEqual({
      outcome: 'confirm-leaving',
      leaving: 668,
      people: 1691,
    });
    expect(await context.get(People).count()).toBe(1691);
    expect(await imports.apply(preview.id, { ...whole, confirmLeaving: true }, theSystem)).toMatchObject({
      outcome: 'applied',
    });
    expect(await context.get(People).count()).toBe(1550);
    expect(await imports.apply(preview.id, whole, theSystem)).toEqual({ outcome: 'already-applied' });
  });
});
