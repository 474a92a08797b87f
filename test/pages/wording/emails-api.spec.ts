import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { WordingApiModule } from '../../../src/features/wording/api/wording-api.module.js';
import { WordingWebModule } from '../../../src/features/wording/web/wording-web.module.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft } from '../../support/a-campaign.js';
import { aCampaignAmong } from '../../support/a-campaign-among.js';
import { aTestApp } from '../../support/test-app.js';

const words = { subject: 'What helps you?', opening: 'We ask until {{closesOn}}.', closing: '' };

describe('Programs and the words of a campaign’s emails', () => {
  let app: NestFastifyApplication;
  let key: string;
  let draft: number;

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp([WebModule, AccountsAccessModule, WordingWebModule, WordingApiModule]);
    const scopes = ['campaigns.read' as const, 'campaigns.manage' as const];
    key = (await app.get(ApiKeys, { strict: false }).create({ name: 'Intranet', scopes })).key;
    draft = await aDraft(app);
  });
  afterAll(() => app?.close());

  const ask = async (method: 'GET' | 'PUT' | 'DELETE' | 'POST', path: string, payload?: object) => {
    const url = `/api/v1/campaigns/${draft}/emails${path}`;
    const reply = await app.inject({ method, url, payload, headers: { authorization: `Bearer ${key}` } });
    return { status: reply.statusCode, body: reply.json() };
  };

  it('read both emails in both languages', async () => {
    const { status, body } = await ask('GET', '');
    expect(status).toBe(200);
    expect(body.data).toHaveLength(4);
    expect(body.data[0]).toEqual({
      ...{ kind: 'invitation', language: 'en', isOurs: true, state: 'open', changedAt: null },
      subject: 'Your view on digital skills at {{organisation}} ({{minutes}} minutes)',
      opening: 'We want to know what helps you to work digitally.',
      closing: 'At the end you get your own result and learning plan, which only you can open.',
    });
  });

  it('change one, and go back', async () => {
    const changed = await ask('PUT', '/reminder/cy', words);
    expect(changed).toMatchObject({ status: 200, body: { ...words, kind: 'reminder', isOurs: false } });
    const back = await ask('DELETE', '/reminder/cy');
    expect(back).toMatchObject({ status: 200, body: { isOurs: true, changedAt: expect.any(String) } });
    expect(back.body.subject).toContain('Sgiliau digidol');
  });

  it('are told what can’t stay, field by field', async () => {
    const refused = await ask('PUT', '/invitation/en', {
      ...words,
      opening: 'See bit.ly/x',
      subject: '{{x}}',
    });
    expect(refused.status).toBe(422);
    expect(refused.body.faults).toEqual([
      { field: 'subject', message: expect.stringContaining('There is no placeholder {{x}}') },
      { field: 'opening', message: expect.stringContaining('Leave out bit.ly/x') },
    ]);
    expect((await ask('PUT', '/invitation/fr', words)).status).toBe(404);
    expect((await ask('PUT', '/invitation/en', { ...words, subject: 7 })).status).toBe(422);
  });

  it('can change nothing that is fixed', async () => {
    const before = draft;
    draft = (await aCampaignAmong(app, [{ name: 'Tom', email: 'tom@northmoor.example' }])).id;
    const refused = await ask('PUT', '/invitation/en', words);
    expect(refused).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('fixed at launch') },
    });
    draft = before;
  });

  it('send no sample: a program has no address', async () => {
    const url = `/campaigns/${draft}/emails/invitation/tests`;
    const reply = await app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${key}` } });
    expect(reply.statusCode).toBe(401);
  });
});
