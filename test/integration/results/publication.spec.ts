import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AuditTrail, theSystem } from '../../../src/features/audit/index.js';
import { BallotBox } from '../../../src/features/answering/index.js';
import { Campaigns } from '../../../src/features/campaigns/index.js';
import { CampaignCounting } from '../../../src/features/results/campaign-counting.service.js';
import type { PublicationRow } from '../../../src/features/disclosure/index.js';
import { Publications, ResultsModule } from '../../../src/features/results/index.js';
import { PublicationDrafts } from '../../../src/features/results/publication-drafts.service.js';
import { PublicationRelease } from '../../../src/features/results/publication-release.service.js';
import { PublicationSigning } from '../../../src/features/results/publication-signing.service.js';
import { draftPublication } from '../../../src/features/results/rules/draft-publication.js';
import { Database } from '../../../src/platform/database/database.js';
import { aClosedCampaign, useKeyFolder, type ClosedCampaign } from '../../support/a-closed-campaign.js';
import { aRandomCouncil, countCouncil } from '../../support/random-council.js';
import { aTestContext } from '../../support/test-app.js';

const council = aRandomCouncil({ seed: 21, departments: 14, people: 260, response: 0.7 });
const never = new AbortController().signal;

/** The driver may read a number one part in 10^16 off. */
const rounded = (rows: readonly PublicationRow[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toPrecision(13)) : value,
      ]),
    ),
  );

describe('From the close of a campaign to its publication', () => {
  let context: TestingModule;
  let keyFolder: string;
  let campaign: ClosedCampaign;

  const database = () => context.get(Database);
  const count = (id: number, signal = never) => context.get(CampaignCounting).run(id, signal);
  const stateOf = async (id: number) => (await context.get(Campaigns).summary(id)).state;
  const rowsOf = async (table: string, id: number) => {
    const [row] = await database().query<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE campaign_id = ?`,
      [id],
    );
    return Number(row!.n);
  };
  const figures = async () =>
    Number((await database().query<{ n: string }>('SELECT COUNT(*) AS n FROM publication_row'))[0]!.n);

  beforeAll(async () => {
    keyFolder = useKeyFolder();
    context = await aTestContext([ResultsModule]);
    campaign = await aClosedCampaign(context, council, {
      leaders: [5, 4, 4, 2, 1, 3, 4, 5, 'dont-know', 2, 4, 1],
    });
  });
  afterAll(async () => context?.close());

  it('stores nothing while it counts, and starts again when it was interrupted', async () => {
    const half = new AbortController();
    const box = context.get(BallotBox);
    const openAll = box.openAll.bind(box);
    let opened = 0;
    box.openAll = async function* (...given) {
      for await (const ballot of openAll(...given)) {
        opened += 1;
        if (opened === 40) half.abort();
        yield ballot;
      }
    };
    expect(await count(campaign.id, half.signal)).toMatchObject({ outcome: 'skipped' });
    box.openAll = openAll;
    expect(opened).toBe(40);
    expect([await stateOf(campaign.id), await rowsOf('publication', campaign.id), await figures()]).toEqual([
      'counting',
      0,
      0,
    ]);
    expect(await context.get(CampaignCounting).due(10)).toEqual([campaign.id]);
  });

  it('drafts exactly the figures that disclosure control lets pass, once, though two workers count', async () => {
    const outcomes = await Promise.all([count(campaign.id), count(campaign.id)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'skipped']);
    const draft = draftPublication(countCouncil(council).counts, {
      k: 10,
      rateDepartments: new Set(council.departments.map(({ id }) => id)),
    });
    if (draft.outcome !== 'drafted') throw new Error(draft.outcome);
    const stored = await context.get(PublicationDrafts).ofCampaign(campaign.id);
    expect(stored).toMatchObject({
      state: 'draft',
      outcome: 'figures',
      report: { shown: draft.report.shown, answered: council.ballots.length, undecipherable: 0 },
    });
    // Leaders' ballots are the one thing that the council's own count knows nothing of.
    expect(await figures()).toBe(draft.table.rows.length + 1);
    expect(await stateOf(campaign.id)).toBe('drafted');
  });

  it('shows nothing before it is signed and everything is destroyed', async () => {
    const { id } = (await context.get(PublicationDrafts).ofCampaign(campaign.id))!;
    await expect(context.get(Publications).open(id)).rejects.toThrow('no published results');
    expect(await context.get(PublicationSigning).sign(campaign.id, theSystem)).toEqual({ outcome: 'signed' });
    await expect(context.get(Publications).open(id)).rejects.toThrow('no published results');
    expect(await context.get(PublicationSigning).sign(campaign.id, theSystem)).toEqual({
      outcome: 'signed-already',
    });
    expect(await context.get(Publications).list()).toEqual([]);
  });

  it('destroys ballots, keys and flags, and then publishes', async () => {
    const keyFile = join(keyFolder, `${campaign.uid}.key`);
    expect(existsSync(keyFile)).toBe(true);
    expect(await rowsOf('ballot', campaign.id)).toBeGreaterThan(council.ballots.length);
    expect(await context.get(PublicationRelease).due(10)).toEqual([campaign.id]);
    expect(await context.get(PublicationRelease).run(campaign.id)).toEqual({ outcome: 'done' });
    expect(await context.get(PublicationRelease).run(campaign.id)).toMatchObject({ outcome: 'skipped' });
    expect(existsSync(keyFile)).toBe(false);
    for (const table of ['ballot', 'withdrawal', 'campaign_key', 'invitation_token'])
      expect([table, await rowsOf(table, campaign.id)]).toEqual([table, 0]);
    const answered = await database().query('SELECT id FROM participant WHERE answered = 1');
    expect(answered).toEqual([]);
    expect(await stateOf(campaign.id)).toBe('published');
  });

  it('reads back the very table that was drafted', async () => {
    const [listed] = await context.get(Publications).list();
    const { table, departments } = await context.get(Publications).open(listed!.id);
    const draft = draftPublication(countCouncil(council).counts, {
      k: 10,
      rateDepartments: new Set(council.departments.map(({ id }) => id)),
    });
    if (draft.outcome !== 'drafted') throw new Error(draft.outcome);
    const inDatabase = (id: number) => campaign.departments.get(id)!;
    const expected = draft.table.rows.map((row) => ({ ...row, groupId: inDatabase(row.groupId) }));
    const shown = table.rows.filter(({ measure }) => measure !== 'leader-confidence');
    expect(rounded(shown)).toEqual(rounded(expected));
    expect(table.figure(table.organisation, 'leader-confidence')).toMatchObject({
      row: { value: 0.55, n: null },
    });
    expect(departments).toHaveLength(council.departments.length);
  });

  it('has signing and publishing in an audit whose chain holds', async () => {
    const entries = await database().query<{ action: string }>('SELECT action FROM audit_entry ORDER BY id');
    expect(entries.map(({ action }) => action)).toEqual(['results.draft', 'results.sign', 'results.publish']);
    expect(await context.get(AuditTrail).verifyAuditChain()).toMatchObject({ outcome: 'intact' });
  });
});
