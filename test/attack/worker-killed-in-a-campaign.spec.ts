import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditTrail } from '../../src/features/audit/index.js';
import { Campaigns, type CampaignState } from '../../src/features/campaigns/index.js';
import { Ledger } from '../../src/features/delivery/index.js';
import { aCouncil } from '../support/a-council.js';
import { aDraft } from '../support/a-campaign.js';
import { everybodyAnswers } from '../support/journey-answers.js';
import { personalLink } from '../support/mailbox.js';
import type { PageClient } from '../support/page-client.js';
import { decodedParts } from '../support/read-mail.js';
import { signInAs } from '../support/sign-in.js';
import { until, WholeApp } from '../support/whole-app.js';
import { WorkerProcesses } from '../support/whole-app-processes.js';

const teams = [
  { name: 'Northmoor', people: 20 },
  { name: 'People', under: 'Northmoor', people: 100 },
  { name: 'Place', under: 'Northmoor', people: 100 },
  { name: 'Resources', under: 'Northmoor', people: 100 },
];
const people = 320;
/** One batch is one job: its lanes, and the messages of a lane. */
const inFlight = 4 * 10;

jest.setTimeout(300_000);

describe('A whole campaign whose worker is killed again and again', () => {
  let whole: WholeApp;
  let workers: WorkerProcesses;
  let hr: PageClient;
  let id: number;
  let kills = 0;

  beforeAll(async () => {
    whole = await WholeApp.start();
    workers = new WorkerProcesses(whole);
    await aCouncil(whole.database, teams);
    hr = await signInAs(whole.web, 'hr');
    id = await aDraft(whole.web, { k: 5 });
  });
  afterAll(async () => {
    await workers?.killAll();
    await whole?.close();
  });

  const campaigns = () => whole.web.get(Campaigns);
  const state = async (): Promise<CampaignState> => (await campaigns().summary(id)).state;
  const becomes = (wanted: CampaignState) =>
    until(`the campaign is ${wanted}`, async () => (await state()) === wanted);
  const taken = (messages: number) =>
    until(`${messages} messages`, async () => whole.mail.taken.length >= messages);
  const rows = async (sql: string): Promise<number> => {
    const [row] = await whole.database.query<{ n: number | string }>(sql, [id]);
    return Number(row?.n);
  };

  async function kill(worker: ChildProcess): Promise<void> {
    kills += 1;
    await workers.kill(worker);
    await workers.forgetLockedWork();
  }

  /** Timers offer work half a second after the start, so these moments lie in the middle of it. */
  async function killedAfter(milliseconds: number): Promise<void> {
    const worker = await workers.start();
    await sleep(milliseconds);
    await kill(worker);
  }

  it('launches once, whole or not at all', async () => {
    await hr.post(`/campaigns/${id}/launch`, { reason: 'A test', purposeLimitConfirmed: 'yes' });
    for (const moment of [505, 530]) {
      await killedAfter(moment);
      const launched = (await state()) === 'open';
      expect(await rows('SELECT COUNT(*) AS n FROM participant WHERE campaign_id = ?')).toBe(
        launched ? people : 0,
      );
      expect(await rows('SELECT COUNT(*) AS n FROM campaign_key WHERE campaign_id = ?')).toBe(
        launched ? 1 : 0,
      );
    }
  });

  it('sends everybody the invitation, and only what was in flight twice, byte for byte the same', async () => {
    whole.mail.faults.delay = 20;
    for (const moment of [60, 180]) {
      const worker = await workers.start();
      await taken(moment);
      await kill(worker);
    }
    await workers.start();
    const ledger = whole.web.get(Ledger);
    await until('nothing is open', async () => {
      const figures = await ledger.reconciliation(`campaign:${id}`, 'invitation');
      return figures.intended > 0 && figures.open === 0;
    });
    const figures = await ledger.reconciliation(`campaign:${id}`, 'invitation');
    expect(figures).toMatchObject({ intended: people, accepted: people, inDoubt: 0, open: 0 });
    const copies = [...whole.mail.copies().values()];
    expect(copies).toHaveLength(people);
    expect(whole.mail.taken.length - people).toBeLessThanOrEqual(kills * inFlight);
    expect(copies.filter((same) => new Set(same.map(({ raw }) => raw)).size !== 1)).toEqual([]);
    expect(readdirSync(whole.keyFolder)).toHaveLength(1);
  });

  it('every link works and leads to its own person', async () => {
    const links = [...whole.mail.copies().values()].map(([mail]) => personalLink(decodedParts(mail!.raw)));
    expect(new Set(links).size).toBe(people);
    await everybodyAnswers(whole.web, links.slice(0, 40));
    expect(await rows('SELECT COUNT(*) AS n FROM ballot WHERE campaign_id = ?')).toBe(40);
    expect(await rows('SELECT COUNT(*) AS n FROM participant WHERE campaign_id = ? AND answered = 1')).toBe(
      40,
    );
  });

  it('closes, counts and publishes once, and what was promised to be destroyed is gone', async () => {
    await workers.killAll();
    await hr.post(`/campaigns/${id}/closing`);
    for (const moment of [510, 560]) await killedAfter(moment);
    const worker = await workers.start();
    await becomes('drafted');
    await kill(worker);
    await hr.get(`/campaigns/${id}/disclosure-report`);
    await hr.post(`/campaigns/${id}/publication`, { read: 'yes' });
    for (const moment of [505, 525]) await killedAfter(moment);
    await workers.start();
    await becomes('published');
    expect(await rows('SELECT COUNT(*) AS n FROM publication WHERE campaign_id = ?')).toBe(1);
    for (const table of ['ballot', 'campaign_key', 'invitation_token'])
      expect([table, await rows(`SELECT COUNT(*) AS n FROM ${table} WHERE campaign_id = ?`)]).toEqual([
        table,
        0,
      ]);
    expect(readdirSync(whole.keyFolder)).toEqual([]);
    const verdict = await whole.web.get(AuditTrail, { strict: false }).verifyAuditChain();
    expect(verdict.outcome).toBe('intact');
    for (const action of ['campaign.open', 'campaign.closed'])
      expect(await rows(`SELECT COUNT(*) AS n FROM audit_entry WHERE action = '${action}'`)).toBe(1);
  });
});
