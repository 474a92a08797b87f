import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AccountsWebModule } from '../../../src/features/accounts/web/accounts-web.module.js';
import { RedisConnection } from '../../../src/platform/queue/redis.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aVisitor, signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('While Redis is away', () => {
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  const typed = { email: 'carys@northmoor.example', password: 'llyfrgell y dref 1907' };

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, AccountsWebModule]);
    await app.get(Accounts).create({ ...typed, name: 'Carys Bevan', role: 'hr' });
    hr = await signInAs(app, 'administrator');
    const { client } = app.get(RedisConnection);
    client.disconnect();
    await new Promise((resolve) => client.once('end', resolve));
  });
  afterAll(async () => app?.close());

  it('the start page still tells staff what to do', async () => {
    expect((await hr.get('/')).status).toBe(200);
    expect((await aVisitor(app).get('/')).text).toContain('Open the link in your email');
  });

  it('a page for people who are signed in says that signing in is not possible right now', async () => {
    const away = await hr.get('/accounts');
    expect(away.status).toBe(503);
    expect(away.heading).toBe('Signing in is not possible right now');
    expect(away.headers['retry-after']).toBeDefined();
  });

  it('signing in says the same for a right and a wrong password', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    const right = await visitor.submit(typed);
    const wrong = await visitor.submit({ ...typed, password: 'wrong' });
    expect([right.status, wrong.status]).toEqual([503, 503]);
    expect(right.text).toContain('Signing in is not possible right now');
    expect(wrong.text).toBe(right.text);
  });

  it('everything works again once it is back', async () => {
    await app.get(RedisConnection).client.connect();
    expect((await hr.get('/accounts')).status).toBe(200);
    const visitor = aVisitor(app);
    await visitor.get('/sign-in');
    expect((await visitor.submit(typed)).location).toBe('/campaigns');
  });
});
