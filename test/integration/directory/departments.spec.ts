import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import {
  activePeopleSelect,
  Departments,
  departmentsSelect,
  DirectoryModule,
  People,
} from '../../../src/features/directory/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { aTestContext } from '../../support/test-app.js';

const key = (n: number) => String(n).padStart(64, '0');

describe('Departments and people', () => {
  let context: TestingModule;
  beforeAll(async () => {
    context = await aTestContext([DirectoryModule]);
    const database = context.get(Database);
    await database.execute(
      `INSERT INTO department (id, parent_id, name, name_cy, path_key, depth) VALUES
       (1, NULL, 'Council', 'Cyngor', '${key(1)}', 0), (2, 1, 'Waste', NULL, '${key(2)}', 1),
       (3, 1, 'Housing', 'Tai', '${key(3)}', 1), (4, 2, 'Depot 10', NULL, '${key(4)}', 2),
       (5, 2, 'Depot 9', NULL, '${key(5)}', 2)`,
    );
    await database.execute(
      `INSERT INTO person (external_id, name, email, department_id, job_family, left_at) VALUES
       ('1', 'Carys', 'carys@northmoor.example', 4, 'Operative', NULL), ('2', 'Dafydd', NULL, 4, 'Operative', NULL),
       ('3', 'Gwen', NULL, 1, '', NULL), ('4', 'Rhys', NULL, 3, 'Operative', '2026-01-01')`,
    );
  });
  afterAll(async () => context?.close());

  it('come in tree order with head counts, and without departments that nobody works in', async () => {
    const tree = await context.get(Departments).tree();
    expect(tree.map(({ name, people, total }) => [name, people, total])).toEqual([
      ['Council', 1, 3],
      ['Waste', 0, 2],
      ['Depot 10', 2, 2],
    ]);
    const all = await context.get(Departments).tree({ withEmpty: true });
    expect(all.map(({ name }) => name)).toEqual(['Council', 'Housing', 'Waste', 'Depot 9', 'Depot 10']);
  });

  it('know what lies beneath a department', async () => {
    expect(await context.get(Departments).subtreeOf([2, 3])).toEqual([2, 3, 4, 5]);
    expect(await context.get(Departments).subtreeOf([])).toEqual([]);
  });

  it('count those who work here now, and say who has left', async () => {
    const people = context.get(People);
    expect(await people.count()).toBe(3);
    expect(await people.countWithoutEmail()).toBe(2);
    expect(await people.jobFamilies()).toEqual([
      { family: '', people: 1 },
      { family: 'Operative', people: 2 },
    ]);
    expect(await people.leftAmong([1, 4])).toEqual(new Set([4]));
  });

  it('can be embedded in a snapshot of another feature', async () => {
    const rows = await context.get(Database).query(
      `SELECT p.name, d.name AS department FROM (${activePeopleSelect}) p
         JOIN (${departmentsSelect}) d ON d.id = p.department_id ORDER BY p.id`,
    );
    expect(rows).toHaveLength(3);
  });
});
