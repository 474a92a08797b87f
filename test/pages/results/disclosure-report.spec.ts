import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { ResultsApiModule } from '../../../src/features/results/api/results-api.module.js';
import { CampaignCounting } from '../../../src/features/results/campaign-counting.service.js';
import { PublicationRelease } from '../../../src/features/results/publication-release.service.js';
import { ResultsWebModule } from '../../../src/features/results/web/results-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aClosedCampaign, useKeyFolder, type ClosedCampaign } from '../../support/a-closed-campaign.js';
import type { PageClient } from '../../support/page-client.js';
import { aRandomCouncil } from '../../support/random-council.js';
import { signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const council = aRandomCouncil({ seed: 41, departments: 8, people: 130, response: 0.6 });
const aFew = aRandomCouncil({ seed: 3, departments: 4, people: 40, response: 0.15 });

describe('The disclosure report', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;
  let key: string;
  let keyFolder: string;
  let campaign: ClosedCampaign;

  const path = ({ id }: ClosedCampaign) => `/campaigns/${id}/disclosure-report`;
  const count = ({ id }: ClosedCampaign) => app.get(CampaignCounting).run(id, new AbortController().signal);
  const release = ({ id }: ClosedCampaign) => app.get(PublicationRelease).run(id);
  const api = (method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1${url}`, payload, headers: { authorization: `Bearer ${key}` } });

  beforeAll(async () => {
    keyFolder = useKeyFolder();
    app = await aTestApp([WebModule, AccountsAccessModule, ResultsWebModule, ResultsApiModule]);
    hr = await signInAs(app, 'hr');
    ({ key } = await app.get(ApiKeys).create({ name: 'test', scopes: ['results.read', 'results.sign'] }));
    campaign = await aClosedCampaign(app, council);
  });
  afterAll(async () => app?.close());

  it('says that the answers are being counted until they are', async () => {
    const page = await hr.get(path(campaign));
    expect(page.heading).toContain('The answers are being counted');
    expect(page.$('form[action$="/publication"]')).toHaveLength(0);
    const early = await api('POST', `/campaigns/${campaign.id}/publication`, { read: 'yes' });
    expect(early.statusCode).toBe(409);
  });

  it('says what shows, what does not with where it is counted, and the audit’s verdict', async () => {
    await count(campaign);
    const page = await hr.get(path(campaign));
    expect(page.text).toMatch(/Departments shown 5 of 8/);
    expect(page.text).toMatch(/went through \d+ sets of groups with \d+ groups in all/);
    expect(page.$('table#hidden tbody tr').first().text()).toContain(
      'Not shown, to protect people’s answers; counted in',
    );
  });

  it('is changed by no reading', async () => {
    const tables = 'CHECKSUM TABLE campaign, publication, publication_row, ballot, participant, audit_entry';
    const before = await app.get(Database).query(tables);
    await hr.get(path(campaign));
    await api('GET', `/campaigns/${campaign.id}/disclosure-report`);
    expect(await app.get(Database).query(tables)).toEqual(before);
  });

  it('is not signed before it is said to have been read', async () => {
    const page = await hr.submit({}, { form: 'main form[action$="/publication"]' });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Error: /);
    expect(page.text).toContain('Tick the box to confirm that you have read this');
    expect((await api('POST', `/campaigns/${campaign.id}/publication`, {})).statusCode).toBe(422);
  });

  it('is signed once, and leads to the results when the answers are destroyed', async () => {
    await hr.get(path(campaign));
    const signed = await hr.submit({ read: 'yes' }, { form: 'main form[action$="/publication"]' });
    const waiting = await hr.follow(signed);
    expect(waiting.heading).toContain('Signed. The answers are being destroyed');
    const again = await api('POST', `/campaigns/${campaign.id}/publication`, { read: 'yes' });
    expect([again.statusCode, again.json()]).toEqual([202, { outcome: 'signed-already' }]);
    await release(campaign);
    const done = await hr.get(path(campaign));
    expect(done.heading).toContain('Published');
    const link = done.$('main a[href^="/results/"]').attr('href')!;
    expect((await hr.get(link)).status).toBe(200);
  });

  it('says plainly when too few answered, and closing then destroys the answers', async () => {
    const few = await aClosedCampaign(app, aFew);
    await count(few);
    const page = await hr.get(path(few));
    expect(page.heading).toContain('Too few people answered to publish anything');
    await hr.submit({ read: 'yes' }, { form: 'main form[action$="/publication"]' });
    await release(few);
    expect((await hr.get(path(few))).heading).toContain('Closed without figures');
    expect((await api('GET', `/campaigns/${few.id}/disclosure-report`)).json()).toMatchObject({
      campaignState: 'published',
      outcome: 'too-few-answers',
      report: null,
    });
  });

  it('says what to do when the key is missing, and lets HR end the survey without results', async () => {
    const lost = await aClosedCampaign(app, council);
    rmSync(join(keyFolder, `${lost.uid}.key`));
    await expect(count(lost)).rejects.toThrow('KEY_FOLDER');
    const page = await hr.get(path(lost));
    expect(page.heading).toContain('The answers can’t be opened: their key is missing');
    expect(page.text).toContain('Nothing is lost yet');
    await hr.submit({ read: 'yes' }, { form: 'main form[action$="/publication"]' });
    await release(lost);
    expect((await hr.get(path(lost))).heading).toContain('Closed without figures');
  });

  it('refuses a signature under a report that says something else by now', async () => {
    const counted = await aClosedCampaign(app, council);
    await count(counted);
    const asked = { read: 'yes', outcome: 'key-missing' };
    expect((await api('POST', `/campaigns/${counted.id}/publication`, asked)).statusCode).toBe(409);
    expect((await hr.get(path(counted))).heading).toContain('What may be published');
  });

  it('says when there are more or fewer sealed answers than people who answered', async () => {
    const tampered = await aClosedCampaign(app, council);
    const missing = await aClosedCampaign(app, council);
    const change = (sql: string, { id }: ClosedCampaign) => app.get(Database).execute(sql, [id]);
    await change(
      'UPDATE participant SET answered = 0 WHERE campaign_id = ? AND answered = 1 LIMIT 1',
      tampered,
    );
    await change('DELETE FROM ballot WHERE campaign_id = ? LIMIT 1', missing);
    await count(tampered);
    await count(missing);
    expect((await hr.get(path(tampered))).heading).toContain('more sealed answers than people who answered');
    expect((await hr.get(path(missing))).text).toContain('Some sealed answers are missing, fewer than 10');
  });

  it('is for HR alone', async () => {
    for (const role of ['leader', 'administrator'] as const)
      expect((await (await signInAs(app, role)).get(path(campaign))).status).toBe(403);
  });
});
