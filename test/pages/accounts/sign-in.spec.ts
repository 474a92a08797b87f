import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts, type Account } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AccountsWebModule } from '../../../src/features/accounts/web/accounts-web.module.js';
import { theSystem } from '../../../src/features/audit/index.js';
import { RedisConnection } from '../../../src/platform/queue/redis.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aVisitor } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const password = 'llyfrgell y dref 1907';

describe('Signing in', () => {
  let app: NestFastifyApplication;
  let carys: Account;
  const typed = (email: string, word = password) => ({ email, password: word });

  async function account(email: string, role: 'hr' | 'leader' | 'administrator'): Promise<Account> {
    const created = await app.get(Accounts).create({ name: 'Carys Bevan', email, role, password });
    if (created.outcome !== 'created') throw new Error(created.outcome);
    return created.account;
  }

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, AccountsWebModule]);
    carys = await account('carys@northmoor.example', 'hr');
  });
  beforeEach(async () => {
    await app.get(RedisConnection).client.flushdb();
  });
  afterAll(async () => app?.close());

  it('leads to the home of the role, and signing out ends it', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    const signedIn = await visitor.submit(typed('Carys@Northmoor.example'));
    expect(signedIn.location).toBe('/campaigns');
    expect(await visitor.get('/')).toMatchObject({ location: '/campaigns' });
    const secret = visitor.cookies.get('session') as string;
    expect(await visitor.post('/sign-out', {}, { from: '/sign-in' })).toMatchObject({ location: '/' });
    expect(visitor.cookies.has('session')).toBe(false);
    visitor.cookies.set('session', secret);
    expect((await visitor.get('/')).heading).toContain('Northmoor Council');
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    const { headers } = await visitor.submit(typed(carys.email));
    const cookie = [headers['set-cookie']].flat().find((one) => String(one).startsWith('session='));
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('gives a new secret each time', async () => {
    const visitor = aVisitor(app);
    const secrets = new Set(['planted']);
    visitor.cookies.set('session', 'planted');
    for (const _time of [1, 2]) {
      await visitor.get('/sign-in');
      await visitor.submit(typed(carys.email));
      secrets.add(visitor.cookies.get('session') as string);
    }
    expect(secrets.size).toBe(3);
  });

  it('leads back to the page that was wanted, but never to another site', async () => {
    const visitor = aVisitor(app);
    expect((await visitor.get('/accounts/7')).location).toBe('/sign-in?next=%2Faccounts%2F7');
    await visitor.get('/sign-in?next=%2Faccounts%2F7');
    expect((await visitor.submit(typed(carys.email))).location).toBe('/accounts/7');
    await visitor.get('/sign-in?next=//evil.example');
    expect((await visitor.submit({ ...typed(carys.email), next: '//evil.example' })).location).toBe(
      '/campaigns',
    );
  });

  it('says the same for a wrong password and an unknown address, and keeps what was typed', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    const wrong = await visitor.submit(typed(carys.email, 'not the password'));
    const unknown = await visitor.submit(typed('nobody@northmoor.example'));
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(wrong.text).toContain('The email address or the password is not right.');
    expect(unknown.text).toBe(wrong.text);
    expect(unknown.$('input[name=email]').attr('value')).toBe('nobody@northmoor.example');
    expect(unknown.title).toMatch(/^Error: /);
    expect(unknown.$('input[name=password]').attr('value')).toBeUndefined();
  });

  it('asks to wait after ten failures for one address, even with the right password then', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    for (let failure = 1; failure <= 10; failure += 1) await visitor.submit(typed(carys.email, 'wrong'));
    const limited = await visitor.submit(typed(carys.email));
    expect(limited.status).toBe(429);
    expect(limited.text).toContain('Wait 15 minutes');
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(800);
  });

  it('does not count those that succeed', async () => {
    const visitor = aVisitor(app);
    for (let success = 1; success <= 12; success += 1) {
      await visitor.get('/sign-in');
      expect((await visitor.submit(typed(carys.email))).status).toBe(303);
    }
  });

  it('refuses a form from elsewhere', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    const forged = await visitor.submit({ ...typed(carys.email), _csrf: 'forged' });
    expect(forged.status).toBe(403);
    expect(forged.text).toContain('Nothing was saved');
  });

  it('shows a clear page to a role that may not see this one', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    await visitor.submit(typed(carys.email));
    const denied = await visitor.get('/accounts');
    expect(denied.status).toBe(403);
    expect(denied.heading).toBe('Your account does not open this page');
  });

  it('ends at once for a deactivated account', async () => {
    const rhys = await account('rhys@northmoor.example', 'hr');
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    await visitor.submit(typed(rhys.email));
    expect((await visitor.get('/')).location).toBe('/campaigns');
    await app.get(Accounts).deactivate(rhys.id, theSystem);
    expect((await visitor.get('/accounts')).location).toContain('/sign-in');
    await visitor.get('/sign-in');
    expect((await visitor.submit(typed(rhys.email))).status).toBe(422);
  });

  it('is in Welsh for those who chose it', async () => {
    const visitor = aVisitor(app);
    visitor.cookies.set('language', 'cy');
    expect((await visitor.get('/')).text).toContain('Cyngor Northmoor');
    expect((await visitor.get('/sign-in')).heading).toBe('Mewngofnodi');
    const refused = await visitor.submit(typed('neb@northmoor.example'));
    expect(refused.text).toContain('Nid yw’r cyfeiriad e-bost');
  });
});
