import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { theSystem } from '../../src/features/audit/index.js';
import { CampaignKeys } from '../../src/features/campaigns/index.js';
import { Packs } from '../../src/features/surveys/index.js';
import { Database } from '../../src/platform/database/database.js';
import { inProject } from '../../src/platform/project-root.js';

/** Numbers 1 to 1,000,000 as a derived table, without a table of numbers. */
const digits = (name: string) =>
  `(SELECT 0 AS n ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `UNION ALL SELECT ${n}`).join(' ')}) AS ${name}`;
const numbers = `(SELECT 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS n
  FROM ${['a', 'b', 'c', 'd', 'e', 'f'].map(digits).join(', ')}) AS numbers`;

/** An open campaign with so many participants, as a launch leaves it, but without its ledger. @returns its id */
export async function openCampaign(context: INestApplicationContext, people: number): Promise<number> {
  const database = context.get(Database, { strict: false });
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return (await database.execute(sql, Object.values(row))).insertId;
  };
  const uid = randomUUID();
  const document = JSON.parse(
    readFileSync(inProject('survey-packs/digital-skills-and-culture/pack.json'), 'utf8'),
  ) as unknown;
  const pack = await context.get(Packs, { strict: false }).load(document, theSystem);
  const departmentId = await insert('department', {
    name: 'Everybody',
    depth: 0,
    path_key: uid.replaceAll('-', '').padEnd(64, '0'),
  });
  const id = await insert('campaign', {
    uid,
    name: 'Bench',
    state: 'open',
    pack_version_id: pack.id,
    audience: '{"departmentIds":null,"employmentTypes":null}',
    opens_on: '2026-11-02',
    closes_on: '2026-11-27',
    contact: '{"name":"Siân Bevan","unit":"Organisational Development","phone":"01632 960 123","email":""}',
    checks: '{}',
    created_at: new Date(),
    invited: people,
  });
  const ownDepartment = await insert('campaign_department', {
    campaign_id: id,
    department_id: departmentId,
    name: 'Everybody',
    depth: 0,
    invited: people,
  });
  await database.execute(
    `INSERT INTO person (external_id, name, email, department_id)
     SELECT CONCAT(?, n), CONCAT('Person Number ', n), CONCAT('person.', n, '@northmoor.example'), ?
     FROM ${numbers} WHERE n <= ? ORDER BY n`,
    [uid.slice(0, 20), departmentId, people],
  );
  await database.execute(
    `INSERT INTO participant (campaign_id, person_id, department_id, name, email, language, job_title, job_family, leader)
     SELECT ?, id, ?, name, email, 'en', '', '', 0 FROM person WHERE department_id = ? ORDER BY id`,
    [id, ownDepartment, departmentId],
  );
  await context.get(CampaignKeys, { strict: false }).create(id, uid);
  return id;
}
