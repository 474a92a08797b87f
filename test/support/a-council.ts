import type { Database } from '../../src/platform/database/database.js';

export interface Team {
  name: string;
  /** Name of the department above; left out for the root. */
  under?: string;
  people?: number;
  /** The first of them have no email address. */
  withoutEmail?: number;
  jobFamily?: string;
  employmentType?: string;
  leaders?: number;
}

/** A directorate with three teams and another one: 64 people; the sensory team is too small for k = 10. */
export const northmoor: Team[] = [
  { name: 'Northmoor', people: 2, leaders: 2 },
  { name: 'Adult Social Care', under: 'Northmoor', people: 3, leaders: 1 },
  { name: 'Home Care', under: 'Adult Social Care', people: 20, jobFamily: 'Planners', withoutEmail: 4 },
  { name: 'Provider Services', under: 'Adult Social Care', people: 14 },
  { name: 'Sensory team', under: 'Adult Social Care', people: 4 },
  { name: 'Environment', under: 'Northmoor', people: 21, jobFamily: 'Lifeguard', employmentType: 'agency' },
];

/** Writes departments and people straight into the directory, parents first. @returns department ids by name */
export async function aCouncil(database: Database, teams: Team[] = northmoor): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const depths = new Map<string, number>();
  for (const team of teams) {
    const depth = team.under === undefined ? 0 : depths.get(team.under)! + 1;
    const { insertId } = await database.execute(
      'INSERT INTO department (parent_id, name, name_cy, path_key, depth) VALUES (?, ?, ?, ?, ?)',
      [ids.get(team.under ?? '') ?? null, team.name, `${team.name} (Cymraeg)`, `key of ${team.name}`, depth],
    );
    ids.set(team.name, insertId);
    depths.set(team.name, depth);
    await addPeople(database, insertId, team);
  }
  return ids;
}

async function addPeople(database: Database, departmentId: number, team: Team): Promise<void> {
  const {
    name,
    people = 0,
    withoutEmail = 0,
    jobFamily = 'planners',
    employmentType = 'permanent',
    leaders = 0,
  } = team;
  if (people === 0) return;
  const key = name.toLowerCase().replace(/\W+/g, '-');
  const rows = Array.from({ length: people }, (_, at) => [
    `${key}-${at}`,
    `${name} ${at}`,
    at < withoutEmail ? null : `${key}.${at}@northmoor.example`,
    departmentId,
    'Officer',
    jobFamily,
    at % 5 === 0 ? 'cy' : 'en',
    at < leaders ? 1 : 0,
    employmentType,
  ]);
  await database.execute(
    `INSERT INTO person (external_id, name, email, department_id, job_title, job_family, language, leader,
       employment_type) VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    rows.flat(),
  );
}
