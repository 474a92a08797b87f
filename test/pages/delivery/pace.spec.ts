import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AuditTrail } from '../../../src/features/audit/index.js';
import { DeliveryApiModule } from '../../../src/features/delivery/api/delivery-api.module.js';
import { PaceSettings } from '../../../src/features/delivery/index.js';
import { DeliveryWebModule } from '../../../src/features/delivery/web/delivery-web.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import type { PageClient } from '../../support/page-client.js';
import { aVisitor, signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('When and how fast emails go out', () => {
  // A Monday evening.
  const clock = { now: () => new Date('2026-11-23T21:30:00Z') };
  let app: NestFastifyApplication;
  let hr: PageClient;

  beforeAll(async () => {
    const modules = [WebModule, AccountsAccessModule, DeliveryWebModule, DeliveryApiModule];
    app = await aTestApp(modules, [{ provide: Clock, useValue: clock }]);
    hr = await signInAs(app, 'hr');
  });
  beforeEach(() => app.get(Database).execute('DELETE FROM delivery_pace'));
  afterAll(async () => app?.close());

  const workingDays = { 'weekdays[]': ['1', '2', '3', '4', '5'], opensAt: '8:00', closesAt: '18:00' };
  const save = async (fields: Record<string, string | string[]>) => {
    await hr.get('/sending');
    return hr.follow(await hr.submit(fields, { form: 'main form[action="/sending"]' }));
  };

  it('has no limits at first, and says so', async () => {
    const page = await hr.get('/sending');
    expect(page.text).toContain('Emails go out every day, at any time. Now: emails go out.');
    expect(page.$('input[name="weekdays[]"]:checked')).toHaveLength(7);
  });

  it('says in words what was saved and what it means now', async () => {
    const page = await save({
      ...workingDays,
      ...{ nation: 'wales', perMinute: '300', perDay: '20,000', closedDays: '24/12/2026\n31.12.2026' },
      ...{ domains: 'NHS.example 60\r\n@gmail.example: 1,000', connections: '8' },
    });
    expect(page.text).toContain('Saved. Workers follow within seconds.');
    expect(page.text).toContain(
      'Emails go out Monday to Friday, 8:00 to 18:00, except on bank holidays in Wales. ' +
        'Not on 24 Dec and 31 Dec. At most 300 a minute. At most 20,000 a day. ' +
        'At most 60 a minute to nhs.example. At most 1,000 a minute to gmail.example.',
    );
    expect(page.text).toContain('Now: waiting until Tuesday 24 November, 8:00.');
    expect(await app.get(PaceSettings).read()).toEqual({
      ...{ perMinute: 300, perDay: 20_000, perDomainMinute: null, connections: 8 },
      domains: { 'nhs.example': 60, 'gmail.example': 1_000 },
      ...{ weekdays: [1, 2, 3, 4, 5], opensAt: '08:00', closesAt: '18:00', nation: 'wales' },
      closedDays: ['2026-12-24', '2026-12-31'],
    });
  });

  it('shows again what was saved, and keeps it when saved as it stands', async () => {
    await save({ ...workingDays, domains: 'nhs.example 60', closedDays: '24/12/2026' });
    const before = await app.get(PaceSettings).read();
    const page = await save({});
    expect(page.$('textarea[name=domains]').text().trim()).toBe('nhs.example 60');
    expect(page.$('textarea[name=closedDays]').text().trim()).toBe('24/12/2026');
    expect(await app.get(PaceSettings).read()).toEqual(before);
  });

  it('comes back with everything typed, and a fault at each field', async () => {
    const typed = {
      ...{ opensAt: 'nine', closesAt: '25:00', perMinute: '0', perDay: 'lots', perDomainMinute: '-3' },
      ...{ connections: '51', closedDays: '24/12/2026\n30/02/2027', domains: 'nhs.example 60\ngmail' },
    };
    const page = await save({ ...typed, 'weekdays[]': ['1'] });
    expect(page.status).toBe(422);
    const faulty = Object.keys(typed);
    for (const field of faulty) {
      expect([field, page.$(`#${field}-error`).text().trim()]).toEqual([
        field,
        expect.stringMatching(/\w{4}/),
      ]);
      expect(page.$(`.govuk-error-summary a[href="#${field}"]`)).toHaveLength(1);
      const input = page.$(`[name=${field}]`);
      expect((input.attr('value') ?? input.text()).trim()).toBe(typed[field as keyof typeof typed]);
    }
    expect(page.$('input[name="weekdays[]"]:checked').attr('value')).toBe('1');
    expect(await app.get(PaceSettings).read()).toMatchObject({ perMinute: null, weekdays: null });
  });

  it('takes a day’s limit in hundreds only, and says so beforehand', async () => {
    expect((await hr.get('/sending')).$('#perDay-hint').text()).toContain('In hundreds, such as 20,000');
    for (const perDay of ['1', '99', '150', '20,001', '0']) {
      const page = await save({ perDay });
      expect([perDay, page.status]).toEqual([perDay, 422]);
      expect(page.$('#perDay-error').text()).toContain(
        'Emails a day must be in hundreds, from 100 to 10,000,000',
      );
      expect(page.$('input[name=perDay]').attr('value')).toBe(perDay.replace(',', ''));
    }
    expect(await app.get(PaceSettings).read()).toMatchObject({ perDay: null });
    for (const [typed, perDay] of [
      ['100', 100],
      ['10,000,000', 10_000_000],
      ['', null],
    ] as const) {
      expect((await save({ perDay: typed })).text).toContain('Saved.');
      expect(await app.get(PaceSettings).read()).toMatchObject({ perDay });
    }
  });

  it('needs a day, and an end after the beginning', async () => {
    const page = await save({ 'weekdays[]': [], opensAt: '18', closesAt: '8' });
    expect(page.$('#weekdays-error').text()).toContain('Choose at least one day');
    expect(page.$('#closesAt-error').text()).toContain('must be later');
    expect(page.$('input[name="weekdays[]"]:checked')).toHaveLength(0);
  });

  it('writes old and new into the audit', async () => {
    await save({ perMinute: '100' });
    await save({ perMinute: '200' });
    const [entry] = await app
      .get(Database)
      .query<{ action: string; actor_name: string; detail: unknown }>(
        "SELECT * FROM audit_entry WHERE action = 'sending.change-pace' ORDER BY id DESC LIMIT 1",
      );
    expect(JSON.stringify(entry!.detail)).toMatch(/before.*100.*after.*200|after.*200.*before.*100/);
    expect((await app.get(AuditTrail).verifyAuditChain()).outcome).toBe('intact');
  });

  it('can be seen and changed by administrators and HR alone', async () => {
    expect((await (await signInAs(app, 'administrator')).get('/sending')).status).toBe(200);
    const leader = await signInAs(app, 'leader');
    expect((await leader.get('/sending')).status).toBe(403);
    expect((await leader.post('/sending', { perMinute: '1' })).status).toBe(403);
    expect((await aVisitor(app).get('/sending')).location).toContain('/sign-in');
  });

  it('is in Welsh for those who read Welsh', async () => {
    const reader = await signInAs(app, 'hr');
    await reader.get('/sending');
    await reader.post('/language', { language: 'cy', back: '/sending' });
    await save({ ...workingDays, nation: 'northern-ireland' });
    expect((await reader.get('/sending')).text).toContain('ac eithrio ar wyliau banc yng Ngogledd Iwerddon');
  });

  it('can be read and changed over the API, with the same rules', async () => {
    const { key } = await app
      .get(ApiKeys)
      .create({ name: 'pace', scopes: ['sending.read', 'sending.manage'] });
    const headers = { authorization: `Bearer ${key}` };
    const url = '/api/v1/sending/pace';
    const pace = {
      ...{ perMinute: 300, perDay: null, perDomainMinute: 50, connections: null, nation: 'scotland' },
      ...{ domains: [{ domain: 'nhs.example', perMinute: 60 }], closedDays: ['2026-12-24'] },
      ...{ weekdays: [1, 2, 3], opensAt: '08:00', closesAt: '24:00' },
    };
    const put = await app.inject({ method: 'PUT', url, headers, payload: pace });
    expect([put.statusCode, put.json()]).toEqual([200, pace]);
    expect((await app.inject({ url, headers })).json()).toEqual(pace);
    const hundreds = await app.inject({ method: 'PUT', url, headers, payload: { ...pace, perDay: 400 } });
    expect([hundreds.statusCode, hundreds.json()]).toEqual([200, { ...pace, perDay: 400 }]);
    await app.inject({ method: 'PUT', url, headers, payload: pace });
    const faulty = {
      ...pace,
      perMinute: 1.5,
      perDay: 401,
      weekdays: [8],
      domains: ['nhs.example'],
      closesAt: '07:00',
    };
    const refused = await app.inject({ method: 'PUT', url, headers, payload: faulty });
    const { faults } = refused.json<{ faults: { field: string; message: string }[] }>();
    expect([refused.statusCode, faults.map(({ field }) => field.split('.')[0]).sort()]).toEqual([
      422,
      ['domains', 'perDay', 'perMinute', 'weekdays'],
    ]);
    expect((await app.inject({ url, headers })).json()).toEqual(pace);
  });
});
