import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AnsweringModule } from '../src/features/answering/index.js';
import { routeFor } from '../src/features/answering/rules/question-route.js';
import { Campaigns } from '../src/features/campaigns/index.js';
import { InvitationsModule } from '../src/features/invitations/index.js';
import { loadConfiguration } from '../src/platform/config/load-configuration.js';
import { Database } from '../src/platform/database/database.js';
import { dataSourceOptions, openDataSource } from '../src/platform/database/data-source.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { answerEverything, Journey } from './answering/journey.js';
import type { Measurement } from './measurement.js';
import { openCampaign } from './sending/open-campaign.js';

const journeys = 400;
const people = 16;
const warmUp = 48;
const goal = 0.5;

@Module({ imports: [PlatformModule, InvitationsModule, AnsweringModule] })
class BenchRoot {}

async function aServer(name: string, args: string[] = []) {
  const child = fork(join(dirname(fileURLToPath(import.meta.url)), `answering/${name}.js`), args);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, stop: () => child.kill() };
}

/** Somebody with a personal link, time after time. */
async function invite(context: INestApplicationContext, campaignId: number) {
  const database = context.get(Database);
  const rows = await database.query<{ id: number }>(
    'SELECT id FROM participant WHERE campaign_id = ? ORDER BY id',
    [campaignId],
  );
  const people = rows.map(({ id }) => ({ id, token: randomBytes(32).toString('base64url') }));
  for (const { id, token } of people) {
    await database.execute(
      'INSERT INTO invitation_token (token_hash, campaign_id, participant_id, batch_id, position) VALUES (?, ?, ?, 1, ?)',
      [createHash('sha256').update(token).digest(), campaignId, id, id],
    );
  }
  return people;
}

interface Run {
  url: string;
  starts: string[];
  steps: string[];
}

/** Journeys a second with so many people at once; the first ones warm up and don't count. */
async function run({ url, starts, steps }: Run): Promise<{ rate: number; pageBytes: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  let bytes = 0;
  let pages = 0;
  const all = async (some: string[]) => {
    const waiting = [...some];
    const person = async () => {
      for (let start = waiting.pop(); start; start = waiting.pop()) {
        const journey = new Journey(url, agent);
        await answerEverything(journey, start, steps);
        bytes += journey.bytes;
        pages += journey.pages;
      }
    };
    await Promise.all(Array.from({ length: people }, person));
  };
  await all(starts.slice(0, warmUp));
  const began = performance.now();
  await all(starts.slice(warmUp));
  const rate = (starts.length - warmUp) / ((performance.now() - began) / 1_000);
  agent.destroy();
  return { rate, pageBytes: Math.round(bytes / pages) };
}

/** Complete journeys a second, from the link to the result, against a bare server that writes the same rows. */
export async function measure(): Promise<Measurement> {
  process.env['KEY_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'soundings-keys-'));
  const source = await openDataSource(dataSourceOptions(loadConfiguration()));
  await source.runMigrations();
  await source.destroy();
  const context = await NestFactory.createApplicationContext(BenchRoot, { logger: false });
  const campaignId = await openCampaign(context, journeys);
  const database = context.get(Database);
  await database.execute(
    'UPDATE campaign c JOIN pack_version v ON v.id = c.pack_version_id SET c.pack = v.content, c.launched_at = NOW(3) WHERE c.id = ?',
    [campaignId],
  );
  const invited = await invite(context, campaignId);
  const { pack } = await context.get(Campaigns).byId(campaignId);
  const steps = routeFor(pack!, { familyKey: null, leader: false }).map(({ slug }) => slug);

  const product = await aServer('product-server');
  const ours = await run({ url: product.url, starts: invited.map(({ token }) => `/s/${token}`), steps });
  product.stop();
  await database.execute('UPDATE participant SET answered = 0 WHERE campaign_id = ?', [campaignId]);
  const bare = await aServer('bare-server', [String(campaignId), String(ours.pageBytes)]);
  const theirs = await run({ url: bare.url, starts: invited.map(({ id }) => `/s/${id}`), steps });
  bare.stop();
  await context.close();
  const [value, reference] = [ours.rate, theirs.rate];
  return { name: 'answering', unit: 'journeys/s', value, reference, ratio: value / reference, goal };
}
