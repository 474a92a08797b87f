import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CommunitiesApiModule } from '../../../src/features/communities/api/communities-api.module.js';
import type { ProposedCommunityDto } from '../../../src/features/communities/api/communities.dto.js';
import { CommunitiesJobsModule } from '../../../src/features/communities/jobs/communities-jobs.module.js';
import { CommunitiesWebModule } from '../../../src/features/communities/web/communities-web.module.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { Publications } from '../../../src/features/results/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { useKeyFolder } from '../../support/a-closed-campaign.js';
import { aWorkAddress, communityLetters } from '../../support/a-community.js';
import { aPublishedCampaign } from '../../support/a-published-campaign.js';
import type { PageClient } from '../../support/page-client.js';
import { aRandomCouncil } from '../../support/random-council.js';
import { aVisitor, signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const council = aRandomCouncil({ seed: 31, departments: 16, people: 420, response: 0.7, skills: 8 });

describe('Looking after communities', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;
  let publicationId: number;
  let key: string;

  beforeAll(async () => {
    useKeyFolder();
    app = await aTestApp([
      ...[WebModule, AccountsAccessModule],
      ...[CommunitiesWebModule, CommunitiesApiModule, CommunitiesJobsModule],
    ]);
    hr = await signInAs(app, 'hr');
    ({ key } = await app.get(ApiKeys).create({
      name: 'communities',
      scopes: ['communities.read', 'communities.edit'],
    }));
  });
  afterAll(async () => app?.close());

  async function overApi(path: string, payload?: object) {
    const headers = { authorization: `Bearer ${key}` };
    const reply = await app.inject({
      method: payload ? 'POST' : 'GET',
      url: `/api/v1${path}`,
      headers,
      payload,
    });
    return { status: reply.statusCode, body: reply.json<{ id: number; data: ProposedCommunityDto[] }>() };
  }

  async function joined(communityId: number, role: string): Promise<string> {
    const email = await aWorkAddress(app);
    const visitor = aVisitor(app);
    await visitor.get(`/communities/${communityId}`);
    await visitor.submit({ name: 'Carys Bevan', email, role });
    await visitor.get((await communityLetters(app, email))[0]!.links[0]!);
    await visitor.submit();
    return email;
  }

  const idOf = async (skill: string) => {
    const { body } = await overApi('/communities');
    return body.data.find((one) => one.skill === skill) as unknown as { id: number; members: number | null };
  };

  it('begins with nothing, and says why', async () => {
    expect((await hr.get('/communities/overview')).text).toContain('Proposals come from published results');
    expect((await aVisitor(app).get('/communities')).text).toContain('No community is open yet');
  });

  it('proposes what published figures say, with reasons that are those figures', async () => {
    ({ publicationId } = await aPublishedCampaign(app, council));
    const { body } = await overApi(`/publications/${publicationId}/proposed-communities`);
    expect(body.data.length).toBeGreaterThan(1);
    const { table } = await app.get(Publications).open(publicationId);
    for (const { skill, peopleShort, departments } of body.data) {
      const organisation = table.figure(table.organisation, 'people-short', skill);
      expect(organisation).toMatchObject({ outcome: 'shown', row: { value: peopleShort } });
      expect(departments.length).toBeGreaterThanOrEqual(2);
      for (const department of departments) {
        const figure = table.figure(table.department(department.id), 'people-short', skill);
        expect(figure).toMatchObject({ outcome: 'shown', row: { value: department.peopleShort } });
      }
    }
    const page = await hr.get('/communities/overview');
    expect(page.text).toMatch(/About \d+ people are short of it \(\d+ to \d+\)/);
    expect(page.$('section.app-card')).toHaveLength(body.data.length);
  });

  it('opens a proposed one for everybody to join, once', async () => {
    const [first, second] = (await overApi(`/publications/${publicationId}/proposed-communities`)).body.data;
    await hr.get('/communities/overview');
    const opened = await hr.submit(
      { skill: first!.skill },
      { form: `section[aria-labelledby=${first!.skill}] form` },
    );
    expect((await hr.follow(opened)).$('#table').text()).toContain(first!.title.en);
    expect((await aVisitor(app).get('/communities')).text).toContain(first!.title.en);
    expect((await hr.post('/communities', { publicationId, skill: first!.skill })).status).toBe(409);
    expect((await hr.post('/communities', { publicationId, skill: 'knitting' })).status).toBe(404);
    expect((await overApi('/communities', { publicationId, skill: second!.skill })).status).toBe(201);
    expect((await overApi('/communities', { publicationId, skill: second!.skill })).status).toBe(409);
    expect((await overApi('/communities', { publicationId: 'x' })).status).toBe(422);
    const audit = await app.get(Database).query("SELECT id FROM audit_entry WHERE action = 'community.open'");
    expect(audit).toHaveLength(2);
  });

  it('shows HR who joined and what is missing; others hear how many from ten upwards', async () => {
    const { skill } = (await overApi('/communities')).body.data[0]!;
    const { id } = await idOf(skill);
    for (let at = 0; at < 9; at += 1) await joined(id, at < 8 ? 'learn' : 'help');
    const leader = await signInAs(app, 'leader');
    expect((await leader.get('/communities/overview')).text).toContain('Fewer than 10 members so far');
    expect(leader.page.text).not.toContain('Worth starting');
    expect((await aVisitor(app).get('/communities')).text).toContain('Fewer than 10');
    expect((await idOf(skill)).members).toBeNull();
    const members = await hr.get(`/communities/${id}/members`);
    expect(members.$('tbody tr')).toHaveLength(9);
    expect(members.text).toContain('8 want to learn, 1 can help');
    expect(members.text).toContain('1 more person is needed who can help');
    await joined(id, 'learn');
    expect((await leader.get('/communities/overview')).text).toContain('10 members');
    expect((await leader.get(`/communities/${id}/members`)).status).toBe(403);
    expect((await aVisitor(app).get(`/communities/${id}/members`)).status).not.toBe(200);
  });

  it('forgets its members when it is closed, and keeps how many emails there were', async () => {
    const { skill } = (await overApi('/communities')).body.data[0]!;
    const { id } = await idOf(skill);
    const email = await joined(id, 'help');
    await hr.get(`/communities/${id}/closing`);
    expect((await hr.submit()).location).toBe('/communities/overview');
    expect((await aVisitor(app).get(`/communities/${id}`)).status).toBe(404);
    expect(await communityLetters(app, email)).toEqual([]);
    const count = async (table: string) =>
      (await app.get(Database).query(`SELECT 1 FROM ${table} WHERE community_id = ?`, [id])).length;
    expect(await count('community_member')).toBe(0);
    const mails = await app.get(Ledger).reconciliation(`community:${id}`, 'community-confirm');
    expect(mails).toMatchObject({ intended: 11, open: 0 });
    const again = (await overApi(`/publications/${publicationId}/proposed-communities`)).body.data;
    expect(again.map((one) => one.skill)).toContain(skill);
  });
});
