import type { INestApplicationContext } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { theSystem } from '../../src/features/audit/index.js';
import { CampaignLaunch, CampaignPlanning } from '../../src/features/campaigns/index.js';
import { Packs } from '../../src/features/surveys/index.js';
import type { Database } from '../../src/platform/database/database.js';
import { inProject } from '../../src/platform/project-root.js';

export const secondsSince = (start: number) => (performance.now() - start) / 1_000;

/** The largest resident memory, in MB, while the work runs. */
export async function watchingMemory(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 20);
  await work();
  clearInterval(timer);
  look();
  return peak / 1_048_576;
}

/** A draft for which HR has pressed "Launch". */
export async function readyToLaunch(context: INestApplicationContext): Promise<number> {
  const file = inProject('survey-packs/digital-skills-and-culture/pack.json');
  const pack = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const { id: packVersionId } = await context.get(Packs, { strict: false }).load(pack, theSystem);
  const planned = await context.get(CampaignPlanning, { strict: false }).create(
    {
      name: 'Bench',
      nameCy: null,
      purpose: 'To see how fast it is.',
      purposeCy: null,
      packVersionId,
      audience: { departmentIds: null, employmentTypes: null },
      opensOn: new Date().toISOString().slice(0, 10),
      closesOn: new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10),
      k: 10,
      contact: { name: 'Siân Bevan', phone: '', email: 'hr@northmoor.example', unit: '' },
    },
    theSystem,
  );
  if (planned.outcome !== 'kept') throw new Error(`The draft was refused: ${planned.outcome}`);
  const confirmed = { reason: 'A measurement', purposeLimitConfirmed: true };
  await context.get(CampaignLaunch, { strict: false }).request(planned.id, confirmed, theSystem);
  return planned.id;
}

/** The same rows once more, each table in one bare statement, with the same keys but no foreign keys. */
export async function bareInserts(database: Database, tables: readonly string[]): Promise<number> {
  let seconds = 0;
  for (const table of tables) {
    await database.execute(`DROP TABLE IF EXISTS bench_${table}`);
    await database.execute(`CREATE TABLE bench_${table} LIKE ${table}`);
    const start = performance.now();
    await database.execute(`INSERT INTO bench_${table} SELECT * FROM ${table}`);
    seconds += secondsSince(start);
    await database.execute(`DROP TABLE bench_${table}`);
  }
  return seconds;
}
