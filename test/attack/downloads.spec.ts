import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'csv-parse/sync';
import { ApiKeys } from '../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../src/features/accounts/web/accounts-access.module.js';
import { ResultsApiModule } from '../../src/features/results/api/results-api.module.js';
import { Publications } from '../../src/features/results/index.js';
import { ResultsWebModule } from '../../src/features/results/web/results-web.module.js';
import { WebModule } from '../../src/web/web.module.js';
import { useKeyFolder } from '../support/a-closed-campaign.js';
import { aPublishedCampaign, type PublishedCampaign } from '../support/a-published-campaign.js';
import type { PageClient } from '../support/page-client.js';
import {
  climb,
  concernedByItem,
  concernedBySkill,
  everybody,
  type Place,
} from '../support/published-attacker.js';
import { aRandomCouncil } from '../support/random-council.js';
import { findLeak } from '../support/rank-oracle.js';
import { aVisitor, signInAs } from '../support/sign-in.js';
import { aTestApp } from '../support/test-app.js';

const k = 5;
const recipe = { seed: 7, departments: 10, people: 130, response: 0.6, span: 3, skills: 3, items: 2 };
const council = aRandomCouncil(recipe);

/** People who said anything to a statement, "don't know" included. */
function answering(item: string): Map<number, Place> {
  const places = everybody(council);
  for (const place of places.values()) place.answered = 0;
  for (const { departmentId, answers } of council.ballots) {
    if (answers.culture[item] !== undefined) places.get(departmentId)!.answered += 1;
  }
  return places;
}

/** What somebody has seen: of which departments (the council's ids) which figure. */
type Seen = Map<string, Set<number>>;

describe('Somebody who downloads all there is to see', () => {
  let app: NestFastifyApplication;
  let campaign: PublishedCampaign;
  let hr: PageClient;
  const seen: Seen = new Map();

  const councilIds = () => new Map([...campaign.departments].map(([inCouncil, id]) => [id, inCouncil]));
  const note = (what: string, departmentId: number) =>
    seen.set(what, (seen.get(what) ?? new Set()).add(councilIds().get(departmentId)!));
  const readers = async (): Promise<PageClient[]> => [
    hr,
    aVisitor(app),
    await signInAs(app, 'administrator'),
    ...(await Promise.all(
      council.departments.map(({ id }) =>
        signInAs(app, 'leader', { departmentIds: [campaign.directory.get(id)!] }),
      ),
    )),
  ];

  beforeAll(async () => {
    useKeyFolder();
    app = await aTestApp([WebModule, AccountsAccessModule, ResultsWebModule, ResultsApiModule]);
    campaign = await aPublishedCampaign(app, council, { k });
    hr = await signInAs(app, 'hr');
  });
  afterAll(async () => app?.close());

  /** The pages' tables: a department's page says how many answered; its rows, in how many skills and statements. */
  async function readPages(reader: PageClient): Promise<void> {
    for (const id of campaign.departments.values()) {
      const page = await reader.get(`/results/${campaign.publicationId}/departments/${id}`);
      if (page.status !== 200 || page.heading.includes('not shown')) continue;
      note('response', id);
      for (const [table, keys] of [
        ['skills', council.questionnaire.skills],
        ['culture', council.questionnaire.culture],
      ] as const) {
        page.$(`table#${table} tbody tr`).each((_, row) => {
          const [name, figure] = page
            .$(row)
            .children()
            .map((_at, cell) => page.$(cell).text().trim())
            .get();
          const key = keys.find((one) => name === one.key || name!.includes(`We value ${one.key}`))?.key;
          if (key && /^\d+%$/.test(figure!)) note(key, id);
        });
      }
    }
  }

  async function readData(headers: Record<string, string>): Promise<number> {
    const url = `/api/v1/publications/${campaign.publicationId}`;
    const csv = await app.inject({ url: `${url}/figures.csv`, headers });
    if (csv.statusCode !== 200) return 0;
    const lines: Record<string, string>[] = parse(csv.body, { columns: true, bom: true });
    const json = await app.inject({ url: `${url}/figures?size=1000`, headers });
    const figures = json.json<{
      data: { measure: string; item: string; groupId: number }[];
      total: number;
    }>();
    expect(figures.total).toBe(lines.length);
    for (const { measure, item, groupId } of figures.data) {
      if (measure === 'not-asked') continue;
      const anyAnswer = measure === 'dont-know' ? `${item}, any answer` : item;
      note(anyAnswer ?? 'response', groupId);
    }
    return lines.length;
  }

  it('sees, in whatever role and by whatever way, exactly what was published', async () => {
    for (const reader of await readers()) {
      await readPages(reader);
      await readData({ cookie: reader.cookie });
    }
    const { key } = await app.get(ApiKeys).create({ name: 'analyst', scopes: ['results.read'] });
    const all = await readData({ authorization: `Bearer ${key}` });
    const { table } = await app.get(Publications).open(campaign.publicationId);
    expect(all).toBe(table.rows.length);
    const shown = (measure: 'response' | 'readiness' | 'dont-know', item: string | null) =>
      new Set(table.shown(measure, item).map(({ groupId }) => councilIds().get(groupId)!));
    expect(seen.get('response')).toEqual(shown('response', null));
    for (const { key: skill } of council.questionnaire.skills)
      expect([skill, seen.get(skill)]).toEqual([skill, shown('readiness', skill)]);
  });

  it('works out nothing about fewer than k people from it, with all the algebra there is', () => {
    const figures: { name: string; places: ReadonlyMap<number, Place> }[] = [
      { name: 'response', places: everybody(council) },
      ...council.questionnaire.skills.map(({ key }) => ({
        name: key,
        places: concernedBySkill(council, key, 1),
      })),
      ...council.questionnaire.culture.flatMap(({ key }) => [
        { name: key, places: concernedByItem(council, key) },
        { name: `${key}, any answer`, places: answering(key) },
      ]),
    ];
    let tried = 0;
    for (const { name, places } of figures) {
      const people = [...places.values()].filter(({ invited }) => invited > 0);
      const rows = [...(seen.get(name) ?? [])].map((group) =>
        people.map(({ departmentId }) => (climb(council, departmentId).includes(group) ? 1 : 0)),
      );
      if (rows.length === 0) continue;
      tried += 1;
      expect([name, findLeak(rows, people, k)]).toEqual([name, null]);
    }
    expect(tried).toBeGreaterThan(3);
  });

  it('would have found somebody, had each department with k answers simply been shown', () => {
    const people = [...everybody(council).values()].filter(({ invited }) => invited > 0);
    const answers = (id: number) =>
      council.ballots.filter(({ departmentId }) => climb(council, departmentId).includes(id)).length;
    const bare = council.departments.filter(({ id }) => answers(id) >= k);
    const rows = bare.map(({ id }) =>
      people.map(({ departmentId }) => (climb(council, departmentId).includes(id) ? 1 : 0)),
    );
    expect(findLeak(rows, people, k)).not.toBeNull();
  });

  it('gets no formula from a department’s name', async () => {
    const trap = await aPublishedCampaign(app, council, { k, names: { 1: '=HYPERLINK("http://x","y")' } });
    const csv = await app.inject({
      url: `/api/v1/publications/${trap.publicationId}/figures.csv`,
      headers: { cookie: hr.cookie },
    });
    expect(csv.body).toContain(`'=HYPERLINK`);
    expect(csv.body).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });
});
