import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignEvents, CampaignLaunching } from '../src/features/campaigns/index.js';
import { BatchSending } from '../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../src/features/delivery/jobs/delivery-jobs.module.js';
import { InvitationsModule } from '../src/features/invitations/index.js';
import { SurveysModule } from '../src/features/surveys/index.js';
import { Database } from '../src/platform/database/database.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { QueueModule } from '../src/platform/queue/queue.module.js';
import { councilOf } from './launching/council.js';
import { bareInserts, readyToLaunch, secondsSince, watchingMemory } from './launching/launch.js';
import type { Measurement } from './measurement.js';
import { ask, Sink, startProcess } from './sending/processes.js';

const people = 1_000_000;
const ticks = 1_000;
/** Seconds for which a worker offers and sends while Redis is watched. */
const watched = 10;
const mostOfRedis = 10;

@Module({ imports: [PlatformModule, QueueModule, SurveysModule, InvitationsModule, DeliveryJobsModule] })
class BenchRoot {}

/** The ledger's part of the launch, which the roster comes before. @returns seconds of it, and MB at the most */
async function launch(context: INestApplicationContext): Promise<{ seconds: number; peakMemory: number }> {
  const events = context.get(CampaignEvents, { strict: false });
  const tell = events.tellLaunched.bind(events);
  let seconds = 0;
  events.tellLaunched = async (id) => {
    const start = performance.now();
    await tell(id);
    seconds = secondsSince(start);
  };
  const id = await readyToLaunch(context);
  const peakMemory = await watchingMemory(async () => {
    const launched = await context.get(CampaignLaunching, { strict: false }).perform(id);
    if (launched.outcome !== 'open' || launched.invited !== people) throw new Error(JSON.stringify(launched));
  });
  return { seconds, peakMemory };
}

/** MB that Redis uses at the most while a worker offers what is due of a million messages, and sends. */
async function offering(): Promise<{ redis: number; peakMemory: number }> {
  const sink = await Sink.start();
  const worker = await startProcess('worker');
  const redis = new Redis(process.env['REDIS_URL'] as string);
  let most = 0;
  for (const end = performance.now() + watched * 1_000; performance.now() < end; await sleep(50)) {
    most = Math.max(most, Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1]));
  }
  redis.disconnect();
  if ((await sink.taken()) === 0) throw new Error('The worker sent nothing');
  const { peakMemory } = await ask<{ peakMemory: number }>(worker, 'memory');
  worker.kill('SIGKILL');
  sink.end();
  return { redis: most / 1_048_576, peakMemory };
}

const lessIsBetter = (figure: { value: number; reference: number }) => ({
  ratio: figure.reference / figure.value,
});

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What a look for due work takes, in round trips to the database that do nothing, taken at the same time. */
async function costOfTick(context: INestApplicationContext): Promise<number> {
  const batches = context.get(BatchSending, { strict: false });
  const database = context.get(Database, { strict: false });
  const looks: number[] = [];
  const roundTrips: number[] = [];
  for (let tick = 0; tick < ticks; tick += 1) {
    looks.push(await timed(() => batches.due(50)));
    roundTrips.push(await timed(() => database.query('SELECT 1')));
  }
  if ((await batches.due(50)).length > 0) throw new Error('Nothing should be due');
  return median(looks) / median(roundTrips);
}

/** As a night of sending leaves them. */
async function finishEverything(database: Database): Promise<void> {
  await database.execute(
    `UPDATE delivery_message SET state = 'sent', due_at = NULL, attempts = 1, first_date = NOW(3),
       last_reply = '250 2.0.0 Ok: queued as 4XyZ1234' WHERE due_at IS NOT NULL`,
  );
  await database.execute(
    'UPDATE delivery_batch SET next_due_at = NULL, lease_token = NULL, lease_until = NULL, epoch = 1',
  );
}

/** A million people: what the ledger's rows cost, what memory it takes, and whether what is finished slows the next. */
export async function measure(): Promise<Measurement[]> {
  const keyFolder = mkdtempSync(join(tmpdir(), 'soundings-bench-keys-'));
  process.env['KEY_FOLDER'] = keyFolder;
  const context = await NestFactory.createApplicationContext(BenchRoot, { logger: false });
  const database = context.get(Database, { strict: false });
  const idle = await costOfTick(context);
  await councilOf(database, people);
  const { seconds, peakMemory } = await launch(context);
  const bare = people / (await bareInserts(database, ['delivery_message']));
  const sending = await offering();
  await finishEverything(database);
  const after = await costOfTick(context);
  await context.close();
  rmSync(keyFolder, { recursive: true });
  const ledger = { value: people / seconds, reference: bare, goal: 0.33 };
  const redis = { value: sending.redis, reference: mostOfRedis, goal: 1 };
  const tick = { value: after, reference: idle, goal: 0.8 };
  return [
    { ...ledger, name: 'ledger', unit: 'rows/s, 1,000,000 people', ratio: ledger.value / bare, peakMemory },
    { ...redis, ...lessIsBetter(redis), name: 'ledger-redis', unit: 'MB', peakMemory: sending.peakMemory },
    { ...tick, ...lessIsBetter(tick), name: 'ledger-tick', unit: 'round trips a look' },
  ];
}
