import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignKeys, Campaigns, KeyFileMissing } from '../../../src/features/campaigns/index.js';
import { AnswerDestruction } from '../../../src/features/results/answer-destruction.service.js';
import { CampaignCounting } from '../../../src/features/results/campaign-counting.service.js';
import { Publications, ResultsModule } from '../../../src/features/results/index.js';
import { PublicationDrafts } from '../../../src/features/results/publication-drafts.service.js';
import { PublicationRelease } from '../../../src/features/results/publication-release.service.js';
import { PublicationSigning } from '../../../src/features/results/publication-signing.service.js';
import { KeyFolder } from '../../../src/platform/crypto/key-folder.js';
import { Database } from '../../../src/platform/database/database.js';
import { aClosedCampaign, useKeyFolder } from '../../support/a-closed-campaign.js';
import { aRandomCouncil } from '../../support/random-council.js';
import { aTestContext } from '../../support/test-app.js';

const never = new AbortController().signal;
const many = aRandomCouncil({ seed: 4, departments: 5, people: 60, response: 0.8 });
const aFew = aRandomCouncil({ seed: 3, departments: 4, people: 40, response: 0.15 });

describe('A campaign whose publication does not go the usual way', () => {
  let context: TestingModule;
  let keyFolder: string;

  const count = (id: number) => context.get(CampaignCounting).run(id, never);
  const release = (id: number) => context.get(PublicationRelease).run(id);
  const stateOf = async (id: number) => (await context.get(Campaigns).summary(id)).state;
  const ballots = async (id: number) =>
    (await context.get(Database).query('SELECT id FROM ballot WHERE campaign_id = ?', [id])).length;
  const auditOf = async (id: number) => {
    const sql = 'SELECT action FROM audit_entry WHERE subject = ? ORDER BY id';
    const entries = await context.get(Database).query<{ action: string }>(sql, [`campaign:${id}`]);
    return entries.map(({ action }) => action);
  };
  /** As if one ballot too many had been put in. @returns the department and family */
  const unmarkOne = async (id: number) => {
    const database = context.get(Database);
    const [one] = await database.query<{ id: number; departmentId: number }>(
      'SELECT id, department_id AS departmentId FROM participant WHERE campaign_id = ? AND answered = 1 LIMIT 1',
      [id],
    );
    await database.execute('UPDATE participant SET answered = 0 WHERE id = ?', [one!.id]);
    return one!.departmentId;
  };

  beforeAll(async () => {
    keyFolder = useKeyFolder();
    context = await aTestContext([ResultsModule]);
  });
  afterAll(async () => context?.close());

  it('publishes nothing when too few answered, and destroys their ballots all the same', async () => {
    expect(aFew.ballots.length).toBeLessThan(10);
    const { id } = await aClosedCampaign(context, aFew);
    expect(await count(id)).toEqual({ outcome: 'done' });
    const draft = await context.get(PublicationDrafts).ofCampaign(id);
    expect(draft).toMatchObject({ outcome: 'too-few-answers', report: null });
    await context.get(PublicationSigning).sign(id, theSystem);
    await release(id);
    expect([await stateOf(id), await ballots(id)]).toEqual(['published', 0]);
    expect(await context.get(Publications).list()).toEqual([]);
    await expect(context.get(Publications).open(draft!.id)).rejects.toThrow('no published results');
  });

  it('can be signed only when it has been counted', async () => {
    const { id } = await aClosedCampaign(context, aFew);
    expect(await context.get(PublicationSigning).sign(id, theSystem)).toEqual({
      outcome: 'no-draft',
      state: 'closed',
    });
  });

  it('waits, uncounted and undestroyed, while the key is missing, says so, and is counted when it is back', async () => {
    const { id, uid } = await aClosedCampaign(context, aFew);
    const file = join(keyFolder, `${uid}.key`);
    renameSync(file, `${file}.elsewhere`);
    for (let tries = 0; tries < 2; tries += 1) await expect(count(id)).rejects.toThrow(KeyFileMissing);
    expect([await stateOf(id), await ballots(id)]).toEqual(['counting', aFew.ballots.length]);
    expect(await context.get(PublicationDrafts).ofCampaign(id)).toMatchObject({ outcome: 'key-missing' });
    expect(await auditOf(id)).toEqual(['results.key-missing']);
    expect(await context.get(CampaignCounting).due(10)).toContain(id);
    renameSync(`${file}.elsewhere`, file);
    expect(await count(id)).toEqual({ outcome: 'done' });
    expect(await context.get(PublicationDrafts).ofCampaign(id)).toMatchObject({ outcome: 'too-few-answers' });
  });

  it('ends without results, and without its ballots, when HR gives up a lost key', async () => {
    const { id, uid } = await aClosedCampaign(context, aFew);
    rmSync(join(keyFolder, `${uid}.key`));
    await expect(count(id)).rejects.toThrow(KeyFileMissing);
    const asked = { outcome: 'key-missing' as const };
    expect(await context.get(PublicationSigning).sign(id, theSystem, asked)).toEqual({ outcome: 'signed' });
    expect(await count(id)).toMatchObject({ outcome: 'skipped' });
    expect(await release(id)).toEqual({ outcome: 'done' });
    expect([await stateOf(id), await ballots(id)]).toEqual(['published', 0]);
    const flags = await context
      .get(Database)
      .query('SELECT id FROM participant WHERE campaign_id = ? AND answered = 1', [id]);
    expect(flags).toEqual([]);
    expect(await context.get(CampaignKeys, { strict: false }).privateKey(id)).toBeNull();
  });

  it('is not given up by somebody who read that the key was missing when it has been counted since', async () => {
    const { id } = await aClosedCampaign(context, aFew);
    await count(id);
    const asked = { outcome: 'key-missing' as const };
    expect(await context.get(PublicationSigning).sign(id, theSystem, asked)).toEqual({
      outcome: 'report-changed',
    });
    expect(await stateOf(id)).toBe('drafted');
  });

  it('is refused when the box holds more ballots than people were marked as having answered', async () => {
    const { id } = await aClosedCampaign(context, many);
    await unmarkOne(id);
    expect(await count(id)).toEqual({ outcome: 'done' });
    expect(await context.get(PublicationDrafts).ofCampaign(id)).toMatchObject({
      outcome: 'too-many-ballots',
      report: null,
    });
    await context.get(PublicationSigning).sign(id, theSystem);
    await release(id);
    expect([await stateOf(id), await ballots(id)]).toEqual(['published', 0]);
    expect(await context.get(Publications).list()).toEqual([]);
    expect(await auditOf(id)).toEqual(['results.draft', 'results.sign', 'results.publish']);
  });

  it('is refused when ballots of one department were replaced by ballots for another', async () => {
    const { id } = await aClosedCampaign(context, many);
    const elsewhere = [id, await unmarkOne(id)];
    const sql =
      'UPDATE participant SET answered = 1 WHERE campaign_id = ? AND answered = 0 AND department_id <> ? LIMIT 1';
    expect((await context.get(Database).execute(sql, elsewhere)).changed).toBe(1);
    expect(await count(id)).toEqual({ outcome: 'done' });
    expect(await context.get(PublicationDrafts).ofCampaign(id)).toMatchObject({
      outcome: 'too-many-ballots',
    });
  });

  it.each([
    [1, 'few'],
    [12, 12],
  ])('tells HR when %d ballots are missing: %s', async (gone, missing) => {
    const { id } = await aClosedCampaign(context, many);
    await context.get(Database).execute('DELETE FROM ballot WHERE campaign_id = ? LIMIT ?', [id, gone]);
    await count(id);
    const draft = await context.get(PublicationDrafts).ofCampaign(id);
    expect(draft).toMatchObject({ outcome: 'figures', report: { missing } });
  });

  it('is not published by a worker that does not see its key file, which would outlive the publication', async () => {
    const { id, uid } = await aClosedCampaign(context, aFew);
    await count(id);
    await context.get(PublicationSigning).sign(id, theSystem);
    const file = join(keyFolder, `${uid}.key`);
    renameSync(file, `${file}.elsewhere`);
    await expect(release(id)).rejects.toThrow(KeyFileMissing);
    expect([await stateOf(id), await ballots(id)]).toEqual(['publishing', aFew.ballots.length]);
    expect(await context.get(PublicationRelease).due(10)).toContain(id);
    renameSync(`${file}.elsewhere`, file);
    expect(await release(id)).toEqual({ outcome: 'done' });
    expect(existsSync(file)).toBe(false);
  });

  it('is published although a worker died between making its key useless and forgetting it', async () => {
    const { id, uid } = await aClosedCampaign(context, aFew);
    await count(id);
    await context.get(PublicationSigning).sign(id, theSystem);
    await context.get(KeyFolder, { strict: false }).overwrite(uid);
    expect(await release(id)).toEqual({ outcome: 'done' });
    expect(existsSync(join(keyFolder, `${uid}.key`))).toBe(false);
  });

  it('is published by the next attempt when the first broke off half way', async () => {
    const { id } = await aClosedCampaign(context, many);
    await count(id);
    await context.get(PublicationSigning).sign(id, theSystem);
    const destruction = context.get(AnswerDestruction);
    const destroyTraces = destruction.destroyTraces.bind(destruction);
    destruction.destroyTraces = async (campaignId) => {
      await destroyTraces(campaignId);
      throw new Error('the database went away');
    };
    await expect(release(id)).rejects.toThrow('went away');
    expect(await stateOf(id)).toBe('publishing');
    expect(await ballots(id)).toBeGreaterThan(0);
    destruction.destroyTraces = destroyTraces;
    expect(await release(id)).toEqual({ outcome: 'done' });
    expect([await stateOf(id), await ballots(id)]).toEqual(['published', 0]);
    expect(await context.get(Publications).list()).toHaveLength(1);
  });
});
