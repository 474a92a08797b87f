import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignsApiModule } from '../../../src/features/campaigns/api/campaigns-api.module.js';
import { CampaignLaunching } from '../../../src/features/campaigns/index.js';
import { Database } from '../../../src/platform/database/database.js';
import type { Permission } from '../../../src/shared/permissions.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aKeyFolder, aPackVersion, aPlan } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import { aTestApp } from '../../support/test-app.js';

describe('A program runs a campaign', () => {
  let app: NestFastifyApplication;
  let key: string;
  let packVersionId: number;
  let id: number;

  const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, payload?: object) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/campaigns${path}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload && { payload }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const keyFor = async (...scopes: Permission[]) =>
    (await app.get(ApiKeys, { strict: false }).create({ name: 'Test', scopes })).key;
  const plan = () => {
    const { audience: _audience, nameCy: _nameCy, purposeCy: _purposeCy, ...rest } = aPlan(packVersionId);
    return rest;
  };

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, CampaignsApiModule]);
    await aCouncil(app.get(Database));
    aKeyFolder(app);
    packVersionId = await aPackVersion(app);
    key = await keyFor('campaigns.read', 'campaigns.manage');
  });
  afterAll(() => app?.close());

  it('plans it, is told every fault, and changes it', async () => {
    const faulty = await ask('POST', '', { ...plan(), name: '', contact: { name: 'X', email: 'nobody' } });
    expect(faulty.status).toBe(422);
    expect(faulty.body.faults.map(({ field }: { field: string }) => field).sort()).toEqual([
      'contact.email',
      'name',
    ]);
    expect((await ask('POST', '', { ...plan(), packVersionId: 999 })).body.faults[0].field).toBe(
      'packVersionId',
    );
    const made = await ask('POST', '', plan());
    expect(made.status).toBe(201);
    ({ id } = made.body);
    const changed = await ask('PATCH', `/${id}`, { k: 8 });
    expect(changed.body).toMatchObject({
      id,
      k: 8,
      name: 'Autumn survey 2026',
      state: 'draft',
      departmentIds: [],
    });
    expect(changed.body).not.toHaveProperty('uid');
  });

  it('looks before it launches', async () => {
    const { status, body } = await ask('GET', `/${id}/preflight`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ people: 64, departments: 6, mayLaunch: true, needsReason: true });
    const addresses = body.items.find((item: { key: string }) => item.key === 'addresses');
    expect(addresses.message).toBe('4 people have no email address and get no invitation from here');
  });

  it('launches it with a reason for what is missing', async () => {
    expect((await ask('POST', `/${id}/launch`, {})).body.faults[0].field).toBe('reason');
    const checks = { unionsConsultedOn: '2026-09-14', welshCheckedBy: 'Rhys Powell', impactAssessed: true };
    expect((await ask('PUT', `/${id}/checks`, checks)).body.checks).toMatchObject(checks);
    const reason = 'The board agreed';
    expect((await ask('POST', `/${id}/launch`, { reason })).body.faults[0].field).toBe(
      'purposeLimitConfirmed',
    );
    const launched = await ask('POST', `/${id}/launch`, { reason, purposeLimitConfirmed: true });
    expect(launched).toMatchObject({ status: 202, body: { state: 'launching', launchReason: reason } });
    expect((await ask('PATCH', `/${id}`, { k: 5 })).status).toBe(409);
    await app.get(CampaignLaunching, { strict: false }).perform(id);
    expect((await ask('GET', `/${id}`)).body).toMatchObject({ state: 'open', invited: 64 });
  });

  it('follows it, extends it and closes it', async () => {
    const { body } = await ask('GET', `/${id}/progress`);
    expect(body).toMatchObject({ state: 'open', day: null, rates: [], sending: { intended: 0 } });
    expect((await ask('POST', `/${id}/extension`, { closesOn: '2020-01-01' })).status).toBe(422);
    expect(await ask('POST', `/${id}/closing`)).toMatchObject({ status: 202, body: { state: 'closing' } });
    expect((await ask('POST', `/${id}/closing`)).status).toBe(409);
    expect((await ask('GET', '')).body).toMatchObject({ data: [{ id, state: 'closing' }], next: null });
  });

  it('is told that fewer people than stand behind a figure are never asked', async () => {
    const [team] = await app.get(Database).query("SELECT id FROM department WHERE name = 'Sensory team'");
    const { body: few } = await ask('POST', '', { ...plan(), departmentIds: [team!['id']] });
    const { body } = await ask('GET', `/${few.id}/preflight`);
    expect(body).toMatchObject({ people: 4, mayLaunch: false });
    const people = body.items.find((item: { key: string }) => item.key === 'people');
    expect(people.verdict).toBe('blocked');
    expect(people.message).toContain(
      'Only 4 people belong to this audience, fewer than the 10 behind any figure.',
    );
    const refused = await ask('POST', `/${few.id}/launch`, { reason: 'Urgent', purposeLimitConfirmed: true });
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('launched yet: people');
    expect((await ask('GET', `/${few.id}`)).body).toMatchObject({ state: 'draft' });
  });

  it('needs the scope', async () => {
    key = await keyFor('campaigns.read');
    expect((await ask('GET', `/${id}`)).status).toBe(200);
    expect((await ask('POST', '', plan())).status).toBe(403);
    expect((await ask('GET', '/999')).status).toBe(404);
  });
});
