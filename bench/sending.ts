import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { CampaignEvents, Campaigns } from '../src/features/campaigns/index.js';
import { Ledger, type Letter } from '../src/features/delivery/index.js';
import { DeliveryJobsModule } from '../src/features/delivery/jobs/delivery-jobs.module.js';
import { InvitationLetters } from '../src/features/invitations/index.js';
import { InvitationsJobsModule } from '../src/features/invitations/jobs/invitations-jobs.module.js';
import { loadConfiguration } from '../src/platform/config/load-configuration.js';
import { dataSourceOptions, openDataSource } from '../src/platform/database/data-source.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { QueueModule } from '../src/platform/queue/queue.module.js';
import { WorkerHost } from '../src/platform/queue/worker-host.js';
import type { Measurement } from './measurement.js';
import { openCampaign } from './sending/open-campaign.js';

const people = 6_000;
const rounds = 3;
/** The bare loop's letters, over and over: rendered beforehand, and few enough not to count as memory of the worker. */
const differentLetters = 500;
const goal = 0.9;

@Module({ imports: [PlatformModule, QueueModule, DeliveryJobsModule, InvitationsJobsModule] })
class BenchRoot {}

async function startSink(): Promise<{ child: ChildProcess; taken: () => Promise<number> }> {
  const child = fork(join(dirname(fileURLToPath(import.meta.url)), 'sending/smtp-sink.js'));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  process.env['SMTP_URL'] = `smtp://127.0.0.1:${port}`;
  const taken = async () => {
    child.send('count');
    const [message] = (await once(child, 'message')) as [{ taken: number }];
    return message.taken;
  };
  return { child, taken };
}

/** The same words to the same server over as many connections, and nothing is remembered. */
async function bare(letters: readonly Letter[]): Promise<number> {
  const { smtpUrl, smtpConnections, mailFrom, organisationName } = loadConfiguration();
  const { hostname, port } = new URL(smtpUrl);
  const pool = createTransport({
    pool: true,
    host: hostname,
    port: Number(port),
    maxConnections: smtpConnections,
    maxMessages: Infinity,
  });
  let sent = 0;
  const start = performance.now();
  const lane = async () => {
    while (sent < people) {
      const letter = letters[(sent += 1) % letters.length]!;
      const { to, toName = '', subject, text, html, headers } = letter;
      const from = { name: organisationName, address: mailFrom };
      await pool.sendMail({ from, to: { name: toName, address: to }, subject, text, html, headers });
    }
  };
  await Promise.all(Array.from({ length: 80 }, lane));
  const seconds = (performance.now() - start) / 1_000;
  pool.close();
  return people / seconds;
}

async function lettersOf(
  letters: InvitationLetters,
  campaigns: Campaigns,
  campaignId: number,
): Promise<Letter[]> {
  const campaign = await campaigns.summary(campaignId);
  const made: Letter[] = [];
  for (let n = 1; n <= differentLetters; n += 1) {
    const person = {
      name: `Person Number ${n}`,
      email: `person.${n}@northmoor.example`,
      language: 'en' as const,
    };
    made.push(await letters.letter('invitation', campaign, person, String(n).padStart(43, 'x')));
  }
  return made;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Emails a second from the launched ledger through queue, leases, last look and outcomes, against a bare pool. */
export async function measure(): Promise<Measurement> {
  const sink = await startSink();
  process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-bench-'));
  const source = await openDataSource(dataSourceOptions(loadConfiguration()));
  await source.runMigrations();
  await source.destroy();
  const context = await NestFactory.createApplicationContext(BenchRoot, { logger: false });
  const get = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  get(WorkerHost).start();
  const values: number[] = [];
  const references: number[] = [];
  let peakMemory = 0;
  for (let round = 0; round < rounds; round += 1) {
    const campaignId = await openCampaign(context, people);
    references.push(await bare(await lettersOf(get(InvitationLetters), get(Campaigns), campaignId)));
    const before = await sink.taken();
    await get(CampaignEvents).tellLaunched(campaignId);
    while ((await sink.taken()) === before) await sleep(2);
    const start = performance.now();
    while (!(await get(Ledger).isFinished(`campaign:${campaignId}`, 'invitation'))) await sleep(20);
    values.push(people / ((performance.now() - start) / 1_000));
    if ((await sink.taken()) - before !== people) throw new Error('Not everybody has exactly one message');
    peakMemory = Math.max(peakMemory, process.memoryUsage.rss() / 1_048_576);
  }
  await context.close();
  sink.child.disconnect();
  const [value, reference] = [median(values), median(references)];
  return { name: 'sending', unit: 'emails/s', value, reference, ratio: value / reference, goal, peakMemory };
}
