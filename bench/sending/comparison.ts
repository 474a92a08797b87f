import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignEvents } from '../../src/features/campaigns/index.js';
import { Ledger } from '../../src/features/delivery/index.js';
import { InvitationsModule } from '../../src/features/invitations/index.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import type { Measurement } from '../measurement.js';
import { writeLetters } from './letters.js';
import { openCampaign } from './open-campaign.js';
import { ask, Sink, startProcess } from './processes.js';

const peopleOfOneProcess = 6_000;
const rounds = 3;
const goal = 0.9;

@Module({ imports: [PlatformModule, InvitationsModule] })
class BenchRoot {}

const several = (count: number, start: () => Promise<ChildProcess>) =>
  Promise.all(Array.from({ length: count }, start));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

interface Round {
  context: INestApplicationContext;
  sink: Sink;
  campaignId: number;
  people: number;
}

/** From the first message that arrives to the last outcome that is written down. @returns emails a second */
async function byWorkers({ context, sink, campaignId, people }: Round): Promise<number> {
  const before = await sink.taken();
  await context.get(CampaignEvents, { strict: false }).tellLaunched(campaignId);
  while ((await sink.taken()) === before) await sleep(2);
  const start = performance.now();
  const ledger = context.get(Ledger, { strict: false });
  while (!(await ledger.isFinished(`campaign:${campaignId}`, 'invitation'))) await sleep(20);
  const seconds = (performance.now() - start) / 1_000;
  if ((await sink.taken()) - before !== people) throw new Error('Not everybody has exactly one message');
  return people / seconds;
}

/** From "go" to the last reply. @returns emails a second */
async function byBarePools({ people }: Round, pools: readonly ChildProcess[]): Promise<number> {
  const start = performance.now();
  await Promise.all(pools.map((pool) => ask(pool, { send: people / pools.length })));
  return people / ((performance.now() - start) / 1_000);
}

/**
 * Emails a second from the launched ledger through queue, leases, last look and outcomes, against as many bare
 * nodemailer pools, each a process. Workers wait while pools send and the other way round.
 */
export async function compare(name: string, processes: number): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-bench-'));
  const sink = await Sink.start();
  process.env['KEY_FOLDER'] = folder;
  const context = await NestFactory.createApplicationContext(BenchRoot, { logger: false });
  const people = peopleOfOneProcess * processes;
  const letters = join(folder, 'letters.json');
  const values: number[] = [];
  const references: number[] = [];
  const workers = await several(processes, () => startProcess('worker'));
  await writeLetters(context, await openCampaign(context, 1), letters);
  const pools = await several(processes, () => startProcess('bare-pool', [letters]));
  for (let round = 0; round < rounds; round += 1) {
    const campaignId = await openCampaign(context, people);
    const conditions = { context, sink, campaignId, people };
    references.push(await byBarePools(conditions, pools));
    values.push(await byWorkers(conditions));
  }
  const memory = await Promise.all(workers.map((worker) => ask<{ peakMemory: number }>(worker, 'memory')));
  for (const child of [...workers, ...pools]) child.disconnect();
  sink.end();
  await context.close();
  rmSync(folder, { recursive: true });
  const [value, reference] = [median(values), median(references)];
  const peakMemory = Math.max(...memory.map((one) => one.peakMemory));
  return { name, unit: 'emails/s', value, reference, ratio: value / reference, goal, peakMemory };
}
