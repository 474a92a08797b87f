import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../src/features/audit/index.js';
import {
  CampaignLaunch,
  CampaignLaunching,
  CampaignPlanning,
  CampaignsModule,
} from '../src/features/campaigns/index.js';
import { InvitationsModule } from '../src/features/invitations/index.js';
import { Packs, SurveysModule } from '../src/features/surveys/index.js';
import { Configuration } from '../src/platform/config/configuration.js';
import { Database } from '../src/platform/database/database.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { inProject } from '../src/platform/project-root.js';
import { councilOf, emptyCouncil } from './launching/council.js';
import type { Measurement } from './measurement.js';

const people = 100_000;
const goal = 0.4;
const tables = ['participant', 'delivery_message'];

@Module({ imports: [PlatformModule, SurveysModule, CampaignsModule, InvitationsModule] })
class BenchRoot {}

const secondsSince = (start: number) => (performance.now() - start) / 1_000;

/** The largest resident memory, in MB, while the work runs. */
async function watchingMemory(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 20);
  await work();
  clearInterval(timer);
  look();
  return peak / 1_048_576;
}

type Context = Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

/** A draft for which HR has pressed "Launch". */
async function readyToLaunch(context: Context): Promise<number> {
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
async function bareInserts(database: Database): Promise<number> {
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

/** Rows a second of a launch (roster and send ledger) at 100,000 people, against bare INSERT ... SELECTs of the same rows. */
export async function measure(): Promise<Measurement> {
  const context = await NestFactory.createApplicationContext(BenchRoot, { logger: false });
  const database = context.get(Database);
  const keyFolder = mkdtempSync(join(tmpdir(), 'soundings-bench-keys-'));
  context.get(Configuration).keyFolder = keyFolder;
  await emptyCouncil(database);
  await councilOf(database, people);
  const id = await readyToLaunch(context);
  let seconds = 0;
  const peakMemory = await watchingMemory(async () => {
    const start = performance.now();
    const launched = await context.get(CampaignLaunching, { strict: false }).perform(id);
    seconds = secondsSince(start);
    if (launched.outcome !== 'open' || launched.invited !== people) throw new Error(JSON.stringify(launched));
  });
  const rows = people * tables.length;
  const value = rows / seconds;
  const reference = rows / (await bareInserts(database));
  await context.close();
  rmSync(keyFolder, { recursive: true });
  return { name: 'launching', unit: 'rows/s', value, reference, ratio: value / reference, goal, peakMemory };
}
