import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CampaignLaunching, CampaignsModule } from '../src/features/campaigns/index.js';
import { InvitationsModule } from '../src/features/invitations/index.js';
import { SurveysModule } from '../src/features/surveys/index.js';
import { Configuration } from '../src/platform/config/configuration.js';
import { Database } from '../src/platform/database/database.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { councilOf, emptyCouncil } from './launching/council.js';
import { bareInserts, readyToLaunch, secondsSince, watchingMemory } from './launching/launch.js';
import type { Measurement } from './measurement.js';

const people = 100_000;
const goal = 0.4;
const tables = ['participant', 'delivery_message'];

@Module({ imports: [PlatformModule, SurveysModule, CampaignsModule, InvitationsModule] })
class BenchRoot {}

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
  const reference = rows / (await bareInserts(database, tables));
  await context.close();
  rmSync(keyFolder, { recursive: true });
  return { name: 'launching', unit: 'rows/s', value, reference, ratio: value / reference, goal, peakMemory };
}
