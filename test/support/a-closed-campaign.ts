import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BallotBox } from '../../src/features/answering/index.js';
import { noAnswers, type Answers, type CultureAnswer } from '../../src/features/answering/rules/answers.js';
import { CampaignKeys, type Participant } from '../../src/features/campaigns/index.js';
import type { OpenedBallot } from '../../src/features/results/rules/counting.js';
import type { PackDocument } from '../../src/features/surveys/rules/pack-document.js';
import { Database } from '../../src/platform/database/database.js';
import { packOf } from './pack-of-council.js';
import type { Council } from './random-council.js';

/** Before the test application is made: workers hold ballot keys in a folder of their own. */
export function useKeyFolder(): string {
  return (process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-')));
}

interface Options {
  k?: number;
  name?: string;
  pack?: PackDocument;
  /** What leaders answered to the leader item: so many of those with a ballot are leaders. */
  leaders?: CultureAnswer[];
  /** Names of departments by the council's ids. */
  names?: Record<number, string>;
}

export interface ClosedCampaign {
  id: number;
  uid: string;
  council: Council;
  /** Of the campaign's own tree, and of the directory, by the council's ids. */
  departments: ReadonlyMap<number, number>;
  directory: ReadonlyMap<number, number>;
}

const settings = JSON.stringify({ departmentIds: null, employmentTypes: null });
const contact = JSON.stringify({
  name: 'Siân Bevan',
  phone: '01632 960 123',
  email: 'hr@northmoor.example',
  unit: 'OD',
});

/** A campaign just closed: tree, roster, keys and sealed ballots in the database, through the real ballot box. */
export async function aClosedCampaign(
  context: INestApplicationContext,
  council: Council,
  { k = 10, name = 'Autumn survey 2026', pack = packOf(council.questionnaire), ...options }: Options = {},
): Promise<ClosedCampaign> {
  const database = context.get(Database, { strict: false });
  const uid = randomUUID();
  const { insertId: packId } = await database.execute(
    "INSERT INTO pack_version (pack_key, version, title, content, state) VALUES (?, 1, ?, ?, 'frozen')",
    [uid, pack.title.en, JSON.stringify(pack)],
  );
  const { insertId: id } = await database.execute(
    `INSERT INTO campaign SET uid = ?, name = ?, name_cy = 'Arolwg yr hydref 2026', state = 'closed', pack_version_id = ?,
       pack = ?, audience = ?, opens_on = '2026-11-02', closes_on = '2026-11-27', k = ?, contact = ?, checks = '{}',
       created_at = NOW(3), invited = ?`,
    [
      uid,
      name,
      packId,
      JSON.stringify(pack),
      settings,
      k,
      contact,
      council.roster.reduce((sum, { invited }) => sum + invited, 0),
    ],
  );
  const trees = await insertTree(database, id, { ...council, names: options.names ?? {} });
  const campaign = { id, uid, council, ...trees };
  await context.get(CampaignKeys, { strict: false }).create(id, uid);
  const people = await insertPeople(database, campaign, options.leaders?.length ?? 0);
  await database.transaction(() =>
    fillBallotBox(context, { campaign, people, leaders: options.leaders ?? [] }),
  );
  return campaign;
}

async function insertTree(
  database: Database,
  campaignId: number,
  { names, ...council }: Council & { names: Record<number, string> },
) {
  const departments = new Map<number, number>();
  const directory = new Map<number, number>();
  const depths = new Map<number, number>();
  for (const { id, parentId } of council.departments) {
    const depth = parentId === null ? 0 : depths.get(parentId)! + 1;
    const name = names[id] ?? (parentId === null ? 'Northmoor Council' : `Department ${id}`);
    const above = <Id>(map: Map<number, Id>) => (parentId === null ? null : map.get(parentId)!);
    depths.set(id, depth);
    const { insertId: directoryId } = await database.execute(
      'INSERT INTO department (parent_id, name, path_key, depth) VALUES (?, ?, SHA2(UUID(), 256), ?)',
      [above(directory), name, depth],
    );
    const invited = council.roster
      .filter(({ departmentId }) => departmentId === id)
      .reduce((sum, group) => sum + group.invited, 0);
    const { insertId } = await database.execute(
      `INSERT INTO campaign_department (campaign_id, department_id, parent_id, name, name_cy, depth, invited, shows_rates)
       VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
      [campaignId, directoryId, above(departments), name, null, depth, invited],
    );
    directory.set(id, directoryId);
    departments.set(id, insertId);
  }
  return { departments, directory };
}

type Group = { departmentId: number; familyKey: string | null };
const keyOf = ({ departmentId, familyKey }: Group) => `${departmentId}/${familyKey}`;

/** Whoever answered is the first of a department's people of a family. */
async function insertPeople(
  database: Database,
  campaign: ClosedCampaign,
  leaders: number,
): Promise<Participant[]> {
  const waiting = new Map<string, number>();
  for (const ballot of campaign.council.ballots)
    waiting.set(keyOf(ballot), (waiting.get(keyOf(ballot)) ?? 0) + 1);
  const people: Participant[] = [];
  for (const group of campaign.council.roster) {
    const answering = Math.min(group.invited, waiting.get(keyOf(group)) ?? 0);
    waiting.set(keyOf(group), (waiting.get(keyOf(group)) ?? 0) - answering);
    for (let at = 0; at < group.invited; at += 1) {
      people.push(await insertPerson(database, campaign, { ...group, answered: at < answering }));
    }
  }
  people
    .filter(({ answered }) => answered)
    .slice(0, leaders)
    .forEach((person) => (person.leader = true));
  return people;
}

async function insertPerson(
  database: Database,
  { id, departments, directory }: ClosedCampaign,
  { departmentId, familyKey, answered }: Group & { answered: boolean },
): Promise<Participant> {
  const { insertId: personId } = await database.execute(
    "INSERT INTO person (external_id, name, department_id) VALUES (LEFT(UUID(), 60), 'Carys Bevan', ?)",
    [directory.get(departmentId)],
  );
  const place = departments.get(departmentId)!;
  const { insertId } = await database.execute(
    `INSERT INTO participant (campaign_id, person_id, department_id, name, language, job_title, job_family, family_key,
       leader, answered) VALUES (?, ?, ?, 'Carys Bevan', 'en', '', '', ?, 0, ?)`,
    [id, personId, place, familyKey, answered ? 1 : 0],
  );
  const blank = {
    name: '',
    email: null,
    language: 'en' as const,
    jobTitle: '',
    jobFamily: '',
    optedOut: false,
  };
  return {
    ...blank,
    id: insertId,
    campaignId: id,
    personId,
    departmentId: place,
    familyKey,
    leader: false,
    answered,
  };
}

interface Filling {
  campaign: ClosedCampaign;
  people: Participant[];
  leaders: CultureAnswer[];
}

async function fillBallotBox(
  context: INestApplicationContext,
  { campaign, people, leaders }: Filling,
): Promise<void> {
  const box = context.get(BallotBox, { strict: false });
  const answered = people.filter((person) => person.answered);
  const said = [...leaders];
  for (const ballot of campaign.council.ballots) {
    const place = campaign.departments.get(ballot.departmentId);
    const at = answered.findIndex((one) => one.departmentId === place && one.familyKey === ballot.familyKey);
    const [person] = answered.splice(at, 1);
    const leader = person!.leader ? said.shift()! : null;
    await box.put(person!, { ...answersOf(ballot), leader }, randomUUID());
  }
}

function answersOf({ answers }: OpenedBallot): Answers {
  return {
    ...noAnswers(),
    skills: new Map(Object.entries(answers.skills)),
    culture: new Map(Object.entries(answers.culture)),
    obstacles: new Set(answers.obstacles),
  };
}
