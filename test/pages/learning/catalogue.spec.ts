import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { theSystem } from '../../../src/features/audit/index.js';
import { Catalogue, LearningSuggestions } from '../../../src/features/learning/index.js';
import { LearningWebModule } from '../../../src/features/learning/web/learning-web.module.js';
import { Packs } from '../../../src/features/surveys/index.js';
import { inProject } from '../../../src/platform/project-root.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aResource, aStep } from '../../support/a-resource.js';
import { aVisitor } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const read = (...path: string[]) => JSON.parse(readFileSync(inProject(...path), 'utf8')) as unknown;
const shipped = () =>
  read('learning-catalogue', 'catalogue.json') as { format: string; resources: unknown[] };

describe('The catalogue of ways to learn', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, LearningWebModule]);
    await app.get(Packs).load(read('survey-packs', 'digital-skills-and-culture', 'pack.json'), theSystem);
    await app.get(Catalogue).load(shipped());
  });
  afterAll(async () => app?.close());

  it('is open to everybody, and sets no cookie but the form’s own', async () => {
    const visitor = aVisitor(app);
    const page = await visitor.get('/learning');
    expect(page.status).toBe(200);
    expect(page.$('.app-card')).toHaveLength(shipped().resources.length);
    expect([...visitor.cookies.keys()].filter((name) => name !== '_form')).toEqual([]);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  it('shows what serves one area in one way, and a way back from nothing found', async () => {
    const visitor = aVisitor(app);
    const page = await visitor.get('/learning?area=solving-and-improving&format=customer');
    expect(page.text).toContain('A service safari');
    expect(page.text).not.toContain('Sit beside a digital helper');
    expect(page.$('select[name=area] option[selected]').attr('value')).toBe('solving-and-improving');
    const nothing = await visitor.get('/learning?area=information&format=practice&area=x');
    expect(nothing.status).toBe(200);
    expect((await visitor.get('/learning?area=%00&format=nonsense')).$('.app-card').length).toBeGreaterThan(
      60,
    );
  });

  it('says of each thing what it takes and where it leads', async () => {
    const page = await aVisitor(app).get('/learning/tables-that-answer-questions');
    expect(page.heading).toBe('Tables that answer questions');
    expect(page.text).toContain('2 hours 30 minutes');
    expect(page.$('main table tbody tr').text().replace(/\s+/g, ' ')).toContain(
      'Spreadsheets and figures on my own with confidence',
    );
    expect((await aVisitor(app).get('/learning/no-such-thing')).status).toBe(404);
  });

  it('speaks Welsh', async () => {
    const visitor = aVisitor(app);
    visitor.cookies.set('language', 'cy');
    const page = await visitor.get('/learning/service-safari');
    expect(page.heading).toBe('Saffari gwasanaethau');
    expect(page.text).toContain('Gyda chwsmeriaid');
    expect((await visitor.get('/learning')).heading).toBe('Ffyrdd o ddysgu');
  });

  it('offers a person the quickest way over each gap, with what would do instead, in their language', async () => {
    const [first] = await app
      .get(LearningSuggestions)
      .forGaps([{ skillKey: 'spreadsheets', level: 2, target: 3 }], 'cy');
    expect(first).toMatchObject({
      title: "Tablau sy'n ateb cwestiynau",
      time: '2 awr 30 munud',
      link: '/learning/tables-that-answer-questions',
      fromLevel: 2,
      toLevel: 3,
      why: expect.stringContaining('ar fy mhen fy hun'),
    });
    const [online] = await app
      .get(LearningSuggestions)
      .forGaps([{ skillKey: 'online-services', level: 0, target: 1 }], 'en');
    expect(online?.nextBest?.title).toBe('Sit beside a digital helper');
  });

  it('makes a plan within somebody’s hours', async () => {
    const gaps = [
      { skillKey: 'spreadsheets', level: 2, target: 3, importance: 2 as const },
      { skillKey: 'personal-data', level: 1, target: 3, importance: 3 as const },
    ];
    const plan = await app.get(LearningSuggestions).privatePlan({ gaps, hoursAMonth: 1 }, 'en');
    expect(plan.hours).toBeLessThanOrEqual(3);
    expect(plan.lines.map(({ title, month }) => [title, month])).toEqual([
      ['Privacy in daily work', 1],
      ['May I share this? Unusual cases', 3],
    ]);
    expect(plan.left).toEqual([{ skillKey: 'spreadsheets', level: 2, target: 3 }]);
  });

  it('follows its file: changes and adds by key, and retires what is gone', async () => {
    const catalogue = app.get(Catalogue);
    const changed = shipped();
    changed.resources = [
      ...changed.resources.slice(2),
      aResource('something-new', [aStep('spreadsheets', 0, 1)]),
    ];
    Object.assign(changed.resources[0] as object, { hours: 5.25 });
    expect(await catalogue.load(changed)).toMatchObject({ added: 1, retired: 2 });
    expect((await catalogue.resources())[0]).toMatchObject({ hours: 5.25 });
    expect((await aVisitor(app).get('/learning/use-our-service-as-a-resident')).status).toBe(404);
    expect(await catalogue.load(shipped())).toMatchObject({ added: 0, retired: 1 });
    expect((await aVisitor(app).get('/learning/use-our-service-as-a-resident')).status).toBe(200);
    await expect(catalogue.load({ resources: [] })).rejects.toThrow('has faults');
  });
});
