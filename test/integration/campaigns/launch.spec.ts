import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { readdir } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import {
  CampaignEvents,
  CampaignKeys,
  CampaignLaunching,
  CampaignRoster,
  Campaigns,
  CampaignsModule,
} from '../../../src/features/campaigns/index.js';
import { Packs } from '../../../src/features/surveys/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { openSealed, sealFor } from '../../../src/platform/crypto/sealing-to-key.js';
import { Database } from '../../../src/platform/database/database.js';
import { aKeyFolder, aLaunching, anOpenCampaign, aPackVersion, aPlan } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import { aTestContext } from '../../support/test-app.js';
import { emptyTables } from '../../support/test-database.js';

describe('a launch', () => {
  let context: TestingModule;
  let database: Database;
  let departments: Map<string, number>;
  let keyFolder: string;
  let listener: jest.Mock<(campaignId: number) => Promise<void>>;
  let now: Date;

  const launch = (id: number) => context.get(CampaignLaunching).perform(id);
  const count = async (table: string) =>
    Number((await database.query(`SELECT COUNT(*) AS n FROM ${table}`))[0]!['n']);

  beforeAll(async () => {
    context = await aTestContext([CampaignsModule], [{ provide: Clock, useValue: { now: () => now } }]);
    database = context.get(Database);
    listener = jest.fn<(campaignId: number) => Promise<void>>();
    context.get(CampaignEvents).onLaunched((id) => listener(id));
  });
  beforeEach(async () => {
    now = new Date();
    listener.mockReset().mockResolvedValue(undefined);
    await emptyTables(context.get(DataSource));
    departments = await aCouncil(database);
    keyFolder = aKeyFolder(context);
  });
  afterAll(() => context?.close());

  it('writes down everybody with their department, job family and language', async () => {
    const id = await anOpenCampaign(context);
    expect(await context.get(Campaigns).summary(id)).toMatchObject({
      state: 'open',
      invited: 64,
      launchProblem: null,
    });
    const counts = await context.get(CampaignRoster).rosterCounts(id);
    expect(counts.reduce((sum, { people }) => sum + people, 0)).toBe(64);
    const roster = await context.get(CampaignRoster).departments(id);
    const environment = roster.find(({ name }) => name === 'Environment');
    expect(environment).toMatchObject({
      departmentId: departments.get('Environment'),
      invited: 21,
      depth: 1,
    });
    expect(roster.find(({ id: parent }) => parent === environment?.parentId)).toMatchObject({
      name: 'Northmoor',
    });
    // "Planners" is a family of the pack in other letters; "Lifeguard" is none.
    expect(counts.filter(({ departmentId }) => departmentId === environment?.id)).toEqual([
      { departmentId: environment?.id, familyKey: null, people: 21 },
    ]);
    const homeCare = roster.find(({ name }) => name === 'Home Care');
    expect(counts.filter(({ departmentId }) => departmentId === homeCare?.id)).toMatchObject([
      { familyKey: 'planners', people: 20 },
    ]);
    expect(await context.get(CampaignRoster).leaders(id)).toBe(3);
  });

  it('chooses once which departments show rates: the small team counts above', async () => {
    const id = await anOpenCampaign(context);
    const roster = await context.get(CampaignRoster).departments(id);
    const showing = roster.filter(({ showsRates }) => showsRates).map(({ name }) => name);
    expect(showing).toContain('Northmoor');
    expect(showing).not.toContain('Sensory team');
  });

  it('asks only the audience, and keeps what stands above it', async () => {
    const audience = {
      departmentIds: [departments.get('Adult Social Care')!],
      employmentTypes: ['permanent'],
    };
    const id = await anOpenCampaign(context, { audience });
    expect(await context.get(Campaigns).summary(id)).toMatchObject({ invited: 41 });
    const roster = await context.get(CampaignRoster).departments(id);
    expect(roster.map(({ name, invited }) => [name, invited])).toEqual([
      ['Northmoor', 0],
      ['Adult Social Care', 3],
      ['Home Care', 20],
      ['Provider Services', 14],
      ['Sensory team', 4],
    ]);
  });

  it('freezes the pack and makes keys that only a worker opens', async () => {
    const id = await anOpenCampaign(context);
    const { pack, packVersionId, uid } = await context.get(Campaigns).byId(id);
    expect(pack?.key).toBe('small');
    expect((await context.get(Packs).version(packVersionId)).state).toBe('frozen');
    expect(await readdir(keyFolder)).toEqual([`${uid}.key`]);
    const keys = context.get(CampaignKeys);
    const sealed = sealFor(await keys.publicKey(id), Buffer.from('answers'), 20);
    expect(openSealed((await keys.privateKey(id))!, sealed)?.toString()).toBe('answers');
    expect((await keys.linkSecret(id))?.length).toBe(32);
  });

  it('tells later features inside its transaction, once', async () => {
    const id = await aLaunching(context);
    const outcomes = await Promise.all([launch(id), launch(id)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['open', 'skipped']);
    expect(await launch(id)).toEqual({ outcome: 'skipped' });
    expect(listener.mock.calls).toEqual([[id]]);
    expect(await count('participant')).toBe(64);
    expect(await readdir(keyFolder)).toHaveLength(1);
  });

  it('leaves nothing behind when it fails, not even a key file', async () => {
    const id = await aLaunching(context);
    listener.mockImplementation(async () => {
      expect(await readdir(keyFolder)).toHaveLength(1);
      throw new Error('the ledger could not be written');
    });
    expect(await launch(id)).toEqual({ outcome: 'impossible', problem: 'unexpected' });
    for (const table of ['participant', 'campaign_department', 'campaign_key'])
      expect(await count(table)).toBe(0);
    expect(await readdir(keyFolder)).toEqual([]);
    const { state, packVersionId } = await context.get(Campaigns).summary(id);
    expect(state).toBe('draft');
    expect((await context.get(Packs).version(packVersionId)).state).toBe('draft');
  });

  it('stays due when the database was away for a moment', async () => {
    const id = await aLaunching(context);
    listener.mockRejectedValueOnce(Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' }));
    await expect(launch(id)).rejects.toThrow('gone');
    expect(await context.get(Campaigns).summary(id)).toMatchObject({ state: 'launching' });
    expect(await readdir(keyFolder)).toEqual([]);
    expect(await launch(id)).toMatchObject({ outcome: 'open' });
  });

  it('goes back to the draft where it can’t be done, and says why', async () => {
    const nobody = await aLaunching(context);
    await database.execute('UPDATE person SET left_at = NOW(3)');
    expect(await launch(nobody)).toEqual({ outcome: 'impossible', problem: 'nobody' });
    expect(await context.get(Campaigns).summary(nobody)).toMatchObject({
      state: 'draft',
      launchProblem: 'nobody',
    });
    expect(await count('campaign_department')).toBe(0);
  });

  it('asks as many people as stand behind a figure, or nobody', async () => {
    const exactly = (people: number) =>
      database.execute(
        `UPDATE person, (SELECT id FROM person ORDER BY id LIMIT 1 OFFSET ?) last_asked
         SET left_at = IF(person.id <= last_asked.id, NULL, NOW(3))`,
        [people - 1],
      );
    const id = await aLaunching(context, { k: 12 });
    await exactly(11);
    expect(await launch(id)).toEqual({ outcome: 'impossible', problem: 'too-few' });
    expect(await context.get(Campaigns).summary(id)).toMatchObject({
      state: 'draft',
      launchProblem: 'too-few',
      invited: null,
    });
    for (const table of ['participant', 'campaign_department', 'campaign_key'])
      expect(await count(table)).toBe(0);
    expect(await readdir(keyFolder)).toEqual([]);
    expect(listener).not.toHaveBeenCalled();
    await exactly(12);
    const enough = await aLaunching(context, { k: 12 });
    expect(await launch(enough)).toEqual({ outcome: 'open', invited: 12 });
  });

  it('waits for its first day, and is not done after its last', async () => {
    const packVersionId = await aPackVersion(context);
    const { opensOn, closesOn } = aPlan(packVersionId);
    const id = await aLaunching(context, { packVersionId, opensOn: closesOn });
    expect(await launch(id)).toEqual({ outcome: 'skipped' });
    now = new Date(`${closesOn}T12:00:00Z`);
    expect(await launch(id)).toMatchObject({ outcome: 'open' });
    now = new Date(`${opensOn}T12:00:00Z`);
    const late = await aLaunching(context, { packVersionId });
    now = new Date(new Date(`${closesOn}T12:00:00Z`).getTime() + 48 * 3600 * 1000);
    expect(await launch(late)).toEqual({ outcome: 'impossible', problem: 'too-late' });
  });
});
