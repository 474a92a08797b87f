import type { Database } from '../../src/platform/database/database.js';

const teams = 1_000;
const services = 100;
const directorates = 10;
const families = [
  'Operative',
  'Officer',
  'Team leader',
  'Engineer',
  'Social work',
  'Teacher',
  'Clerk',
  'Manager',
];

const digits = (name: string) =>
  `(SELECT 0 AS n ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `UNION ALL SELECT ${n}`).join(' ')}) AS ${name}`;
const numbers = `(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS n
  FROM ${['a', 'b', 'c', 'd', 'e', 'f'].map(digits).join(', ')}) AS numbers`;

/** 1,111 departments in four levels; everybody works in a team, one in fifty has no email address. */
export async function councilOf(database: Database, people: number): Promise<void> {
  const levels = [1, directorates, services, teams];
  let above: number[] = [];
  for (const [depth, count] of levels.entries()) {
    const rows = Array.from({ length: count }, (_, at) => [
      above.length > 0 ? above[at % above.length] : null,
      `Department ${depth}.${at}`,
      `${depth}${String(at).padStart(63, '0')}`,
      depth,
    ]);
    await database.execute(
      `INSERT INTO department (parent_id, name, path_key, depth) VALUES ${rows.map(() => '(?, ?, ?, ?)').join(', ')}`,
      rows.flat(),
    );
    const made = await database.query<{ id: number }>(
      'SELECT id FROM department WHERE depth = ? ORDER BY id',
      [depth],
    );
    above = made.map(({ id }) => id);
  }
  await database.execute(
    `INSERT INTO person (external_id, name, email, department_id, job_title, job_family, language)
     SELECT CONCAT('P', n), CONCAT('Person Number ', n), IF(n MOD 50 = 0, NULL, CONCAT('person.', n, '@northmoor.example')),
       ? + n MOD ${teams}, 'Senior officer', ELT(1 + n MOD ${families.length}, ?), IF(n MOD 5 = 0, 'cy', 'en')
     FROM ${numbers} WHERE n < ?`,
    [above[0], families, people],
  );
}

export async function emptyCouncil(database: Database): Promise<void> {
  // A later measurement must not meet this one's people; TRUNCATE because a bulk DELETE purges for minutes.
  const tables = [
    'participant',
    'campaign_department',
    'campaign_key',
    'campaign_rate',
    'campaign',
    'person',
    'department',
  ];
  const ledger = ['delivery_message', 'delivery_batch', 'delivery_mailing'];
  await database.transaction(async () => {
    await database.execute('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of [...tables, ...ledger]) await database.execute(`TRUNCATE TABLE ${table}`);
    await database.execute('SET FOREIGN_KEY_CHECKS = 1');
  });
}
