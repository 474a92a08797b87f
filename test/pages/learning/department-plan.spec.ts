import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { LearningApiModule } from '../../../src/features/learning/api/learning-api.module.js';
import type { DepartmentPlanDto } from '../../../src/features/learning/api/department-plan.dto.js';
import { Catalogue } from '../../../src/features/learning/index.js';
import { LearningWebModule } from '../../../src/features/learning/web/learning-web.module.js';
import { Publications, type PublishedResults } from '../../../src/features/results/index.js';
import { WebModule } from '../../../src/web/web.module.js';
import { useKeyFolder } from '../../support/a-closed-campaign.js';
import { aPublishedCampaign, type PublishedCampaign } from '../../support/a-published-campaign.js';
import { aResource, aStep } from '../../support/a-resource.js';
import type { PageClient } from '../../support/page-client.js';
import { aRandomCouncil } from '../../support/random-council.js';
import { aVisitor, signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const council = aRandomCouncil({ seed: 31, departments: 16, people: 420, response: 0.7, skills: 8 });

/** Two ways from each level of each skill to the next: one that costs and one that takes longer. */
const resources = council.questionnaire.skills.flatMap(({ key }) =>
  [0, 1, 2, 3].flatMap((from) => [
    aResource(`${key}-course-${from}`, [aStep(key, from, from + 1)], {
      hours: 2,
      costPerRun: 100,
      seats: 10,
    }),
    aResource(`${key}-practice-${from}`, [aStep(key, from, from + 1)], { hours: 3 }),
  ]),
);

describe('The plan of a department', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;
  let campaign: PublishedCampaign;
  let results: PublishedResults;

  const path = (rest = '') => `/results/${campaign.publicationId}/plan${rest}`;

  beforeAll(async () => {
    useKeyFolder();
    app = await aTestApp([WebModule, AccountsAccessModule, LearningWebModule, LearningApiModule]);
    campaign = await aPublishedCampaign(app, council);
    results = await app.get(Publications).open(campaign.publicationId);
    await app.get(Catalogue).load({ format: 'soundings-catalogue/1', resources });
    hr = await signInAs(app, 'hr');
  });
  afterAll(async () => app?.close());

  async function overApi(query = ''): Promise<{ status: number; body: DepartmentPlanDto }> {
    const { key } = await app.get(ApiKeys).create({ name: 'plans', scopes: ['plans.read'] });
    const reply = await app.inject({
      url: `/api/v1/publications/${campaign.publicationId}/plan${query}`,
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: reply.statusCode, body: reply.json() };
  }

  it('ranks what to do by priority, with seats, cost, hours and what it closes, and says what is estimated', async () => {
    const page = await hr.get(path());
    expect(page.heading).toContain('Plan for Northmoor Council');
    expect(page.text).toContain('People and levels are estimates');
    const rows = page.$('#plan tbody tr').toArray();
    expect(page.$(rows[0]!).find('td').eq(1).text()).toMatch(/^\d+ \(\d+ to \d+\)$/);
    expect(page.text).toContain('Instead, next best: “About skill');
    const priorities = rows.map((row) => {
      const skill = page.$(row).find('th').text().split(' ')[0]!;
      const figure = results.table.figure(results.table.organisation, 'priority', skill);
      return figure.outcome === 'shown' ? figure.row.value : NaN;
    });
    expect(priorities.length).toBeGreaterThan(2);
    expect(priorities).toEqual(priorities.toSorted((a, b) => b - a));
  });

  it('has seats for as many as are short by the published figure', async () => {
    const { body } = await overApi();
    for (const { skill, seats } of body.lines) {
      const figure = results.table.figure(results.table.organisation, 'people-short', skill);
      expect(figure.outcome === 'shown' && Math.ceil(figure.row.value - 1e-9)).toBe(seats);
    }
  });

  it('keeps within a budget and hours, and says what does not fit', async () => {
    const page = await hr.get(path('?budget=1,000&hours=400'));
    const { body } = await overApi('?budget=1000&hours=400');
    expect(body.cost).toBeLessThanOrEqual(1000);
    expect(body.hours).toBeLessThanOrEqual(400);
    expect(page.text).toContain('What does not fit');
    expect(page.text).toMatch(/The (budget|hours) do(es)? not reach\./);
    expect(page.$('input[name=budget]').attr('value')).toBe('1000');
    expect((await hr.get(path('?hours=0'))).text).toContain('Nothing fits within these limits');
  });

  it.each(['?budget=plenty', '?hours=-1', '?budget=1e99', '?department=nonsense'])(
    'shows what to mend in %s, with the whole plan beneath',
    async (query) => {
      const page = await hr.get(path(query));
      expect(page.status).toBe(422);
      expect(page.title).toMatch(/^Error: /);
      expect((await overApi(query)).status).toBe(422);
    },
  );

  it('is a leader’s own department’s first, and no plan of what they may not see', async () => {
    const own = results.departments.find(({ depth, id }) => {
      const { table } = results;
      return depth > 1 && table.figure(table.department(id), 'response').outcome === 'shown';
    })!;
    const leader = await signInAs(app, 'leader', { departmentIds: [own.directoryId!] });
    expect((await leader.get(path())).heading).toContain(own.name);
    const other = results.departments.find(
      ({ id, depth, parentId }) => depth > 1 && id !== own.id && parentId !== own.id,
    )!;
    expect((await leader.get(path(`?department=${other.id}`))).status).toBe(404);
  });

  it('makes no plan on figures that are withheld, and names who counts them', async () => {
    const hidden = results.departments.find(({ id }) => {
      const { table } = results;
      return table.figure(table.department(id), 'response').outcome === 'withheld';
    })!;
    const page = await hr.get(path(`?department=${hidden.id}`));
    expect(page.text).toContain('Nothing to plan for');
    expect(page.text).toMatch(/not shown, to protect people's answers; counted in /);
    expect(page.$('#plan')).toHaveLength(0);
  });

  it('is for those who may read plans', async () => {
    expect((await aVisitor(app).get(path())).status).not.toBe(200);
    const administrator = await signInAs(app, 'administrator');
    expect((await administrator.get(path())).status).toBe(403);
    expect((await hr.get('/results/99999/plan')).status).toBe(404);
  });

  it('speaks Welsh', async () => {
    const reader = await signInAs(app, 'hr');
    reader.cookies.set('language', 'cy');
    expect((await reader.get(path())).heading).toContain('Cynllun ar gyfer');
  });
});
