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

const day = (fromToday: number) =>
  new Date(Date.now() + fromToday * 24 * 3_600_000).toISOString().slice(0, 10);

type Insert = (table: string, row: Record<string, unknown>) => Promise<number>;

async function insertCampaign(insert: Insert, uid: string, packVersionId: number): Promise<number> {
  return insert('campaign', {
    uid,
    name: 'Bench',
    state: 'open',
    pack_version_id: packVersionId,
    audience: '{"departmentIds":null,"employmentTypes":null}',
    opens_on: day(0),
    closes_on: day(30),
    contact: '{"name":"Siân Bevan","unit":"Organisational Development","phone":"01632 960 123","email":""}',
    checks: '{}',
    created_at: new Date(),
  });
}

/** People of one department, and the same as participants. */
async function fill(
  database: Database,
  people: number,
  ids: Record<'campaign' | 'department' | 'own', number>,
) {
  await database.execute(
    `INSERT INTO person (external_id, name, email, department_id)
     SELECT CONCAT(?, '-', n), CONCAT('Person Number ', n), CONCAT('person.', n, '@northmoor.example'), ?
     FROM ${numbers} WHERE n <= ? ORDER BY n`,
    [ids.department, ids.department, people],
  );
  await database.execute(
    `INSERT INTO participant (campaign_id, person_id, department_id, name, email, language, job_title, job_family, leader)
     SELECT ?, id, ?, name, email, 'en', '', '', 0 FROM person WHERE department_id = ? ORDER BY id`,
    [ids.campaign, ids.own, ids.department],
  );
}

/** An open campaign with so many participants, as a launch leaves it, but without its ledger. @returns its id */
export async function openCampaign(context: INestApplicationContext, people: number): Promise<number> {
  const database = context.get(Database, { strict: false });
  const insert: Insert = async (table, row) => {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return (await database.execute(sql, Object.values(row))).insertId;
  };
  const uid = randomUUID();
  const file = inProject('survey-packs/digital-skills-and-culture/pack.json');
  const document = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const pack = await context.get(Packs, { strict: false }).load(document, theSystem);
  const everybody = { name: 'Everybody', depth: 0 };
  const pathKey = uid.replaceAll('-', '').padEnd(64, '0');
  const department = await insert('department', { ...everybody, path_key: pathKey });
  const campaign = await insertCampaign(insert, uid, pack.id);
  const own = await insert('campaign_department', {
    ...everybody,
    campaign_id: campaign,
    department_id: department,
    invited: people,
  });
  await fill(database, people, { campaign, department, own });
  await context.get(CampaignKeys, { strict: false }).create(campaign, uid);
  return campaign;
}
