import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { InvitationsApiModule } from '../../../src/features/invitations/api/invitations-api.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft, aKeyFolder, anOpenCampaign } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import { aTestApp } from '../../support/test-app.js';

describe('A program allows text messages and letters', () => {
  let app: NestFastifyApplication;
  let key: string;

  const ask = async (method: 'GET' | 'PUT', id: number, payload?: object) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/campaigns/${id}/channels`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload && { payload }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, InvitationsApiModule]);
    await aCouncil(app.get(Database));
    await app.get(Database).execute("UPDATE person SET mobile = '+447700900000' WHERE email IS NULL");
    const scopes = ['campaigns.read', 'campaigns.manage'] as const;
    ({ key } = await app.get(ApiKeys, { strict: false }).create({ name: 'Test', scopes: [...scopes] }));
  });
  afterAll(() => app?.close());

  it('for a draft, and is told whom they reach, in numbers only', async () => {
    const id = await aDraft(app);
    expect((await ask('GET', id)).body).toEqual({
      ...{ text: false, letter: false, reminderLetters: 0, setUp: { text: false, letter: false } },
      people: { email: 60, text: 0, letter: 0, none: 4 },
    });
    const changed = await ask('PUT', id, { text: true, reminderLetters: 2 });
    expect(changed).toMatchObject({ status: 200, body: { text: true, letter: false, reminderLetters: 2 } });
    expect(JSON.stringify(changed.body)).not.toContain('7700');
    expect((await ask('PUT', id, { text: true, reminderLetters: 5 })).status).toBe(422);
    expect((await ask('PUT', 999_999, { text: true })).status).toBe(404);
  });

  it('for no campaign that is launched', async () => {
    aKeyFolder(app);
    const id = await anOpenCampaign(app);
    expect((await ask('PUT', id, { text: true })).status).toBe(409);
    expect((await ask('GET', id)).body.people).toEqual({ email: 60, text: 0, letter: 0, none: 4 });
  });
});
