import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { readdir } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { theSystem } from '../../../src/features/audit/index.js';
import {
  CampaignClosing,
  CampaignEvents,
  CampaignKeys,
  CampaignRates,
  CampaignRoster,
  Campaigns,
  CampaignsModule,
} from '../../../src/features/campaigns/index.js';
import { CampaignExtension } from '../../../src/features/campaigns/campaign-extension.service.js';
import { CampaignsDue } from '../../../src/features/campaigns/campaigns-due.service.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { aKeyFolder, anOpenCampaign } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import { aTestContext } from '../../support/test-app.js';
import { emptyTables } from '../../support/test-database.js';

const aDay = 24 * 3600 * 1000;

describe('an open campaign', () => {
  let context: TestingModule;
  let database: Database;
  let keyFolder: string;
  let now: Date;
  let id: number;
  let people: number[];
  const closed = jest.fn<(campaignId: number) => Promise<void>>();

  const close = () => context.get(CampaignClosing).perform(id);
  const state = async () => (await context.get(Campaigns).summary(id)).state;
  const answer = (participant: number) => context.get(CampaignRoster).markAnswered(participant);
  const inTransaction = <Result>(work: () => Promise<Result>) => database.transaction(work);

  beforeAll(async () => {
    context = await aTestContext([CampaignsModule], [{ provide: Clock, useValue: { now: () => now } }]);
    database = context.get(Database);
    context.get(CampaignEvents).onClosed(closed);
  });
  beforeEach(async () => {
    now = new Date();
    closed.mockReset().mockResolvedValue(undefined);
    await emptyTables(context.get(DataSource));
    await aCouncil(database);
    keyFolder = aKeyFolder(context);
    id = await anOpenCampaign(context);
    const rows = await database.query<{ id: number }>('SELECT id FROM participant ORDER BY id');
    people = rows.map((row) => row.id);
  });
  afterAll(() => context?.close());

  it('lets each person answer exactly once, however often they press the button', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => inTransaction(() => answer(people[0]!))));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await answer(99_999_999)).toBe(false);
  });

  it('closes when HR says so, once, and nothing can be answered afterwards', async () => {
    expect(await close()).toEqual({ outcome: 'skipped' });
    expect(await context.get(CampaignClosing).request(id, theSystem)).toBe(true);
    expect(await context.get(CampaignClosing).request(id, theSystem)).toBe(false);
    expect(await context.get(CampaignsDue).closings(10)).toEqual([id]);
    const outcomes = await Promise.all([close(), close()]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['closed', 'skipped']);
    expect(closed.mock.calls).toEqual([[id]]);
    expect(await answer(people[0]!)).toBe(false);
  });

  it('makes no further link after it has closed, and can still be counted', async () => {
    await context.get(CampaignClosing).request(id, theSystem);
    await close();
    expect(await context.get(CampaignKeys).linkSecret(id)).toBeNull();
    expect(await context.get(CampaignKeys).privateKey(id)).not.toBeNull();
  });

  it('closes by itself once its last day is over', async () => {
    const { closesOn } = await context.get(Campaigns).summary(id);
    now = new Date(`${closesOn}T22:00:00Z`);
    expect(await context.get(CampaignsDue).closings(10)).toEqual([]);
    expect(await close()).toEqual({ outcome: 'skipped' });
    now = new Date(now.getTime() + 3 * 3600 * 1000);
    expect(await context.get(CampaignsDue).closings(10)).toEqual([id]);
    expect(await close()).toEqual({ outcome: 'closed' });
  });

  it('stays open when what belongs to closing fails', async () => {
    await context.get(CampaignClosing).request(id, theSystem);
    closed.mockRejectedValueOnce(new Error('drafts could not be ended'));
    await expect(close()).rejects.toThrow('drafts');
    expect(await state()).toBe('closing');
    expect(await context.get(CampaignKeys).linkSecret(id)).not.toBeNull();
    expect(await close()).toEqual({ outcome: 'closed' });
  });

  it('waits for a submission under way', async () => {
    await context.get(CampaignClosing).request(id, theSystem);
    await database.execute("UPDATE campaign SET state = 'open' WHERE id = ?", [id]);
    let closing: Promise<unknown> = Promise.resolve();
    const answered = await inTransaction(async () => {
      const done = await answer(people[0]!);
      closing = context.get(CampaignClosing).request(id, theSystem).then(close);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return done;
    });
    await closing;
    expect(answered).toBe(true);
    const { whole } = await context.get(CampaignRates).figures(id);
    expect(whole).toMatchObject({ invited: 64, answered: 1 });
  });

  it('can be given more time, not less', async () => {
    const { closesOn } = await context.get(Campaigns).summary(id);
    const later = new Date(new Date(closesOn).getTime() + 7 * aDay).toISOString().slice(0, 10);
    const extension = context.get(CampaignExtension, { strict: false });
    expect(await extension.extend(id, closesOn, theSystem)).toEqual({ outcome: 'faulty', fault: 'notLater' });
    expect(await extension.extend(id, later, theSystem)).toEqual({ outcome: 'extended' });
    expect(await context.get(Campaigns).summary(id)).toMatchObject({ closesOn: later });
  });

  it('notes rates once a night, of departments chosen at launch alone', async () => {
    const rates = context.get(CampaignRates);
    for (const participant of people.slice(0, 30)) await answer(participant);
    expect(await rates.due()).toEqual([]);
    now = new Date(now.getTime() + aDay);
    const [due] = await rates.due();
    expect(await rates.noteYesterday(id, due!.day)).toBe(true);
    expect(await rates.noteYesterday(id, due!.day)).toBe(false);
    const { whole, rates: shown, departments, curve } = await rates.figures(id);
    expect(whole).toMatchObject({ invited: 64, answered: 30 });
    expect(curve).toEqual([{ day: due!.day, invited: 64, answered: 30 }]);
    const showing = departments.filter(({ showsRates }) => showsRates).map((department) => department.id);
    expect(shown.map(({ departmentId }) => departmentId).sort()).toEqual(showing.sort());
  });

  it('is readable by nobody once its key is destroyed', async () => {
    await context.get(CampaignKeys).destroy(id);
    expect(await readdir(keyFolder)).toEqual([]);
    expect(await context.get(CampaignKeys).privateKey(id)).toBeNull();
    await context.get(CampaignKeys).destroy(id);
  });
});
