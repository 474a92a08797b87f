import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { Publications, type PublishedResults } from '../../../src/features/results/index.js';
import { ResultsWebModule } from '../../../src/features/results/web/results-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { useKeyFolder } from '../../support/a-closed-campaign.js';
import { aPublishedCampaign, type PublishedCampaign } from '../../support/a-published-campaign.js';
import type { PageClient } from '../../support/page-client.js';
import { aRandomCouncil } from '../../support/random-council.js';
import { aVisitor, signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const council = aRandomCouncil({ seed: 31, departments: 16, people: 420, response: 0.7, skills: 8 });

describe('Published results', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;
  let campaign: PublishedCampaign;
  let results: PublishedResults;

  const path = (rest = '') => `/results/${campaign.publicationId}${rest}`;
  const isShown = (id: number) => {
    const { table } = results;
    return table.figure(table.department(id), 'response').outcome === 'shown';
  };
  const hidden = () => results.departments.find(({ id }) => !isShown(id))!;
  const directorate = () => results.departments.find(({ id, depth }) => depth === 1 && isShown(id))!;

  beforeAll(async () => {
    useKeyFolder();
    app = await aTestApp([WebModule, AccountsAccessModule, ResultsWebModule]);
    campaign = await aPublishedCampaign(app, council, { leaders: [5, 4, 4, 2, 1, 3, 4, 5, 2, 4, 1, 3] });
    results = await app.get(Publications).open(campaign.publicationId);
    hr = await signInAs(app, 'hr');
  });
  afterAll(async () => app?.close());

  it('open at the only publication there is', async () => {
    expect((await hr.get('/results')).location).toBe(path());
  });

  it('state the finding in the title, five skills to work on, how sure, and that people judged themselves', async () => {
    const summary = await hr.get(path());
    expect(summary.heading).toMatch(/^Northmoor Council · Autumn survey 2026\d+% of the digital capability/);
    expect(summary.$('.app-priority')).toHaveLength(5);
    expect(summary.$('.app-priority').first().text()).toMatch(
      /About \d+ of the \d+ people .* Reliability: (high|medium)/s,
    );
    expect(summary.text).toContain('These figures rest on what people said about their own skills.');
    expect(summary.text).toContain(
      '25% of digital leaders in a 2018/19 survey of large private and public bodies',
    );
    expect(summary.$('svg[role=img] title').first().text()).toMatch(/not there yet, the most of all/);
    expect(summary.$('table#map').length).toBe(1);
  });

  it('name where the people of hidden departments are counted, and show no figure of them', async () => {
    const page = await hr.get(path(`/departments/${hidden().id}`));
    expect(page.status).toBe(200);
    expect(page.heading).toContain('not shown');
    expect(page.text).toMatch(
      /Not shown, to protect people’s answers; counted in (Northmoor Council|Department \d+)\./,
    );
    expect(page.$('main').text()).not.toMatch(/\d+ ?%/);
    expect((await hr.get(path(`?department=${hidden().id}`))).text).toBe(page.text);
  });

  it('lead from the summary to every department, skill and the heatmap, each with a way back', async () => {
    for (const rest of [`/departments/${directorate().id}`, '/skills/skill-1', '/heatmap']) {
      const page = await hr.get(path(rest));
      expect([rest, page.status, page.$('h1').length, page.$('.govuk-back-link').length]).toEqual([
        rest,
        200,
        1,
        1,
      ]);
      expect(page.text).toContain('what people said about their own skills');
    }
    expect((await hr.get(path('/skills/no-such-skill'))).status).toBe(404);
  });

  it('read the publication once and then nothing but who is asking', async () => {
    await hr.get(path());
    const database = app.get(Database);
    const query = database.query.bind(database);
    const asked: string[] = [];
    database.query = (sql, parameters) => {
      asked.push(sql);
      return query(sql, parameters);
    };
    for (const rest of ['', '/heatmap', `/departments/${directorate().id}`, '/skills/skill-1']) {
      asked.length = 0;
      await hr.get(path(rest));
      expect([rest, asked.filter((sql) => !/\baccount/.test(sql))]).toEqual([rest, []]);
    }
    database.query = query;
  });

  describe('as a leader sees them', () => {
    let leader: PageClient;
    let own: number;
    const elsewhere = () =>
      results.departments.find(
        ({ depth, parentId }) => depth === 2 && parentId !== own && parentId !== null,
      )!;

    beforeAll(async () => {
      own = directorate().id;
      leader = await signInAs(app, 'leader', { departmentIds: [directorate().directoryId!] });
    });

    it('begin with their own department', async () => {
      expect((await leader.get(path())).heading).toContain(directorate().name);
    });

    it('hold the organisation and every directorate, and of the others nothing', async () => {
      const options = (await leader.get(path())).$('select#department option');
      const offered = options.map((_, one) => Number(one.attribs['value'])).get();
      const expected = results.departments.filter(
        ({ id, depth, parentId }) => depth < 2 || parentId === own || isBelow(id),
      );
      expect(offered.sort()).toEqual(expected.map(({ id }) => id).sort());
      for (const rest of [
        `?department=${elsewhere().id}`,
        `/departments/${elsewhere().id}`,
        `/heatmap?department=${elsewhere().id}`,
      ])
        expect((await leader.get(path(rest))).status).toBe(404);
      expect(
        (await leader.get(path('/heatmap?department=' + results.table.organisation.id))).text,
      ).not.toContain(elsewhere().name + ' ');
    });

    it('show the very figures that HR sees', async () => {
      const page = path(`/departments/${own}`);
      expect((await leader.get(page)).$('main').text()).toBe((await hr.get(page)).$('main').text());
    });

    const isBelow = (id: number): boolean => {
      const parent = results.departments.find((one) => one.id === id)?.parentId ?? null;
      return parent !== null && (parent === own || isBelow(parent));
    };
  });

  it('are for people who may read results; staff read the organisation’s without an account', async () => {
    expect((await aVisitor(app).get(path())).status).not.toBe(200);
    expect((await (await signInAs(app, 'administrator')).get(path())).status).toBe(403);
    const staff = await aVisitor(app).get(`/published/${campaign.publicationId}`);
    expect(staff.heading).toContain('What Northmoor Council learned from the survey');
    expect(staff.text).not.toMatch(/Department \d/);
    expect((await aVisitor(app).get('/published/999')).status).toBe(404);
  });

  it('are there in Welsh', async () => {
    const reader = await signInAs(app, 'hr');
    reader.cookies.set('language', 'cy');
    const page = await reader.get(path());
    expect(page.heading).toContain("o'r gallu digidol sydd ei angen ar Northmoor Council ar goll");
    expect(page.$('html').attr('lang')).toBe('cy');
    expect(page.text).not.toContain('results:');
  });
});
