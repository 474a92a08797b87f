import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CampaignKeys } from '../src/features/campaigns/index.js';
import { CampaignCounting } from '../src/features/results/campaign-counting.service.js';
import { ResultsModule } from '../src/features/results/index.js';
import { Configuration } from '../src/platform/config/configuration.js';
import { openerFor } from '../src/platform/crypto/sealing-to-key.js';
import { Database } from '../src/platform/database/database.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { emptyCouncil } from './launching/council.js';
import type { Measurement } from './measurement.js';

const people = 100_000;
const goal = 0.8;

@Module({ imports: [PlatformModule, ResultsModule] })
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

async function emptyBox(database: Database): Promise<void> {
  await database.transaction(async () => {
    await database.execute('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of ['ballot', 'publication_row', 'publication'])
      await database.execute(`TRUNCATE TABLE ${table}`);
    await database.execute('SET FOREIGN_KEY_CHECKS = 1');
  });
  await emptyCouncil(database);
}

async function filledBox(keyFolder: string): Promise<number> {
  const program = join(fileURLToPath(new URL('.', import.meta.url)), 'counting', 'fill.js');
  const filling = fork(program, [String(people)], { env: { ...process.env, KEY_FOLDER: keyFolder } });
  const [campaignId] = (await once(filling, 'message')) as [number];
  await once(filling, 'exit').catch(() => undefined);
  return campaignId;
}

/** What nobody can do without: stream, decrypt and parse every ballot, and forget it. */
async function bareLoop(database: Database, campaignId: number, privateKey: Buffer): Promise<number> {
  const start = performance.now();
  const open = openerFor(privateKey);
  let ballots = 0;
  const sql = 'SELECT sealed FROM ballot WHERE campaign_id = ?';
  for await (const { sealed } of database.stream<{ sealed: Buffer }>(sql, [campaignId])) {
    const opened = open(sealed);
    if (opened && JSON.parse(opened.toString())) ballots += 1;
  }
  if (ballots !== people) throw new Error(`${ballots} of ${people} ballots opened`);
  return people / secondsSince(start);
}

/** Ballots a second from the closed campaign to the stored draft, disclosure control included, against the bare loop. */
export async function measure(): Promise<Measurement> {
  const context = await NestFactory.createApplicationContext(BenchRoot, { logger: false });
  const keyFolder = mkdtempSync(join(tmpdir(), 'soundings-bench-keys-'));
  context.get(Configuration).keyFolder = keyFolder;
  const database = context.get(Database);
  await emptyBox(database);
  const campaignId = await filledBox(keyFolder);
  let value = 0;
  const peakMemory = await watchingMemory(async () => {
    const start = performance.now();
    const counted = await context
      .get(CampaignCounting, { strict: false })
      .run(campaignId, new AbortController().signal);
    value = people / secondsSince(start);
    if (counted.outcome !== 'done') throw new Error(JSON.stringify(counted));
  });
  const privateKey = await context.get(CampaignKeys, { strict: false }).privateKey(campaignId);
  const reference = await bareLoop(database, campaignId, privateKey!);
  await emptyBox(database);
  await context.close();
  rmSync(keyFolder, { recursive: true });
  return {
    name: 'counting',
    unit: 'ballots/s',
    value,
    reference,
    ratio: value / reference,
    goal,
    peakMemory,
  };
}
