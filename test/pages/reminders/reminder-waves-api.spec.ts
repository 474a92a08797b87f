import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { RemindersApiModule } from '../../../src/features/reminders/api/reminders-api.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import type { Permission } from '../../../src/shared/permissions.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aCampaignAmong } from '../../support/a-campaign-among.js';
import { aTestApp } from '../../support/test-app.js';

describe('A program plans reminders', () => {
  let app: NestFastifyApplication;
  let key: string;
  let id: number;
  const now = new Date('2026-11-04T10:00:00Z');

  const ask = async (method: 'GET' | 'PUT', payload?: object) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/campaigns/${id}/reminder-waves`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload && { payload }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const keyFor = async (...scopes: Permission[]) =>
    (await app.get(ApiKeys, { strict: false }).create({ name: 'Test', scopes })).key;

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp(
      [WebModule, AccountsAccessModule, RemindersApiModule],
      [{ provide: Clock, useValue: { now: () => now } }],
    );
    const staff = Array.from({ length: 3 }, (_, at) => ({
      name: `P ${at}`,
      email: `p${at}@northmoor.example`,
    }));
    id = (await aCampaignAmong(app, staff)).id;
    key = await keyFor('campaigns.read', 'campaigns.manage');
  });
  afterAll(() => app?.close());

  it('reads what is planned', async () => {
    const { status, body } = await ask('GET');
    expect(status).toBe(200);
    expect(body).toEqual({
      proposed: false,
      waves: [
        { rule: 'after-opening', days: 7, day: '2026-11-09', state: 'planned', reason: null, people: null },
        { rule: 'after-opening', days: 14, day: '2026-11-16', state: 'planned', reason: null, people: null },
        { rule: 'before-closing', days: 3, day: '2026-11-24', state: 'planned', reason: null, people: null },
      ],
    });
  });

  it('plans anew, and is told every fault', async () => {
    const waves = [
      { rule: 'after-opening', days: 10 },
      { rule: 'before-closing', days: 4 },
    ];
    const planned = await ask('PUT', { waves });
    expect(planned.status).toBe(200);
    expect(planned.body.waves.map(({ day }: { day: string }) => day)).toEqual(['2026-11-12', '2026-11-23']);
    const wrong = await ask('PUT', { waves: [{ rule: 'sometime', days: 0 }] });
    expect(wrong.status).toBe(422);
    expect(wrong.body.faults.map(({ field }: { field: string }) => field)).toEqual([
      'waves.0.rule',
      'waves.0.days',
    ]);
    const close = await ask('PUT', { waves: [waves[0], { rule: 'after-opening', days: 11 }] });
    expect(close.body.faults).toEqual([
      expect.objectContaining({
        field: 'waves.1.days',
        message: expect.stringContaining('at least two days'),
      }),
    ]);
    expect((await ask('PUT', { waves: Array(5).fill(waves[0]) })).status).toBe(422);
    expect((await ask('GET')).body.waves).toHaveLength(2);
  });

  it('tells about how many one went to, from the day after, and never whom', async () => {
    const database = app.get(Database);
    await database.execute(
      "INSERT INTO invitation_reminder (campaign_id, sequence, day) VALUES (?, 1, '2026-11-03')",
      [id],
    );
    await database.execute(
      "UPDATE invitation_wave SET state = 'sent', sequence = 1 WHERE campaign_id = ? AND number = 1",
      [id],
    );
    const { body } = await ask('GET');
    expect(body.waves[0]).toMatchObject({ day: '2026-11-03', state: 'sent', people: 0 });
  });

  it('needs the permission, and a campaign that is not over', async () => {
    await app.get(Database).execute("UPDATE campaign SET state = 'closed' WHERE id = ?", [id]);
    expect((await ask('PUT', { waves: [] })).status).toBe(409);
    key = await keyFor('campaigns.read');
    expect((await ask('PUT', { waves: [] })).status).toBe(403);
    expect((await ask('GET')).status).toBe(200);
  });
});
