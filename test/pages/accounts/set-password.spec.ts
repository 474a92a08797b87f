import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts, type Account } from '../../../src/features/accounts/index.js';
import { PasswordLinks } from '../../../src/features/accounts/password-links.service.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AccountsWebModule } from '../../../src/features/accounts/web/accounts-web.module.js';
import { theSystem } from '../../../src/features/audit/index.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aVisitor } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

let now = new Date('2026-11-02T08:00:00Z');
const password = 'tri gair di-nod';

describe('A link to set a password', () => {
  let app: NestFastifyApplication;
  let made = 0;

  beforeAll(async () => {
    app = await aTestApp(
      [WebModule, AccountsAccessModule, AccountsWebModule],
      [{ provide: Clock, useValue: { now: () => now } }],
    );
  });
  afterAll(async () => app?.close());

  async function anAccount(): Promise<Account> {
    made += 1;
    const email = `person.${made}@northmoor.example`;
    const created = await app.get(Accounts).create({ name: 'Carys Bevan', email, role: 'hr' });
    if (created.outcome !== 'created') throw new Error(created.outcome);
    return created.account;
  }

  async function aLink(account: Account): Promise<string> {
    const links = app.get(PasswordLinks);
    return new URL(links.addressOf(await links.issue(account.id, 'set'))).pathname;
  }

  it('sets it once, and then people sign in with it', async () => {
    const account = await anAccount();
    const [link, other] = [await aLink(account), await aLink(account)];
    const visitor = aVisitor(app);
    expect((await visitor.get(link)).text).toContain(account.email);
    const signIn = await visitor.follow(await visitor.submit({ password }));
    expect(signIn.text).toContain('Your password is set.');
    expect((await visitor.submit({ email: account.email, password })).location).toBe('/campaigns');
    for (const spent of [link, other]) {
      expect(await visitor.get(spent)).toMatchObject({ status: 404, heading: 'This link can’t be used' });
    }
  });

  it('is not spent by opening it, nor by a password that is too short', async () => {
    const visitor = aVisitor(app);
    const link = await aLink(await anAccount());
    await visitor.get(link);
    await visitor.get(link);
    const short = await visitor.submit({ password: 'elevenchars' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('Use at least 12 characters');
    expect((await visitor.submit({ password })).status).toBe(303);
  });

  it('works for one of two who send it at the same moment', async () => {
    const link = await aLink(await anAccount());
    const [one, two] = [aVisitor(app), aVisitor(app)];
    await one.get(link);
    await two.get(link);
    const replies = await Promise.all([one.submit({ password }), two.submit({ password: `${password}!` })]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([303, 404]);
  });

  it('is over after 48 hours, and for a deactivated account', async () => {
    const visitor = aVisitor(app);
    const account = await anAccount();
    const link = await aLink(account);
    now = new Date(now.getTime() + 48 * 3_600_000);
    expect((await visitor.get(link)).status).toBe(404);
    const fresh = await aLink(account);
    await app.get(Accounts).deactivate(account.id, theSystem);
    expect((await visitor.get(fresh)).status).toBe(404);
    expect((await visitor.get('/set-password/made-up')).status).toBe(404);
  });

  it('ends the sessions that the old password opened', async () => {
    const account = await anAccount();
    const visitor = aVisitor(app);
    await visitor.get(await aLink(account));
    await visitor.follow(await visitor.submit({ password }));
    await visitor.submit({ email: account.email, password });
    expect((await visitor.get('/')).location).toBe('/campaigns');
    const thief = aVisitor(app);
    thief.cookies.set('session', visitor.cookies.get('session') as string);
    await visitor.get(await aLink(account));
    await visitor.submit({ password: 'another long password' });
    expect((await thief.get('/')).location).toBeNull();
  });

  it('is mailed to whoever forgot it, and the page says the same to a stranger', async () => {
    const account = await anAccount();
    const visitor = aVisitor(app);
    const texts: string[] = [];
    for (const email of [account.email, 'nobody@northmoor.example']) {
      await visitor.get('/forgotten-password');
      texts.push((await visitor.follow(await visitor.submit({ email }))).text);
    }
    expect(texts[0]).toContain('If there is an account with this address');
    expect(texts[1]).toBe(texts[0]);
    const mails = await app.get(Ledger).reconciliation(`account:${account.id}`, 'reset-password');
    expect(mails).toMatchObject({ intended: 1, open: 1 });
  });

  it('comes three times an hour at most, without a word about it', async () => {
    const account = await anAccount();
    const visitor = aVisitor(app);
    for (let time = 1; time <= 5; time += 1) {
      await visitor.get('/forgotten-password');
      expect((await visitor.submit({ email: account.email })).location).toBe('/forgotten-password/sent');
    }
    const mails = await app.get(Ledger).reconciliation(`account:${account.id}`, 'reset-password');
    expect(mails).toMatchObject({ intended: 3 });
  });
});
