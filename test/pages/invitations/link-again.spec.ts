import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aCampaignAmong } from '../../support/a-campaign-among.js';
import { aVisitor } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('the page "send my link again"', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp([WebModule, AccountsAccessModule, InvitationsWebModule]);
    await aCampaignAmong(app, [{ name: 'Tom Reed', email: 'tom@northmoor.example' }]);
  });
  afterAll(async () => {
    await app?.close();
  });

  const asked = async () =>
    (
      await app
        .get(Database)
        .query<{ address: string }>('SELECT address FROM invitation_link_request ORDER BY id')
    ).map(({ address }) => address);
  const ask = async (email: string) => {
    const visitor = aVisitor(app);
    await visitor.get('/link-again');
    return visitor.submit({ email });
  };

  it('answers the same, whoever asks, and writes down no more than the address', async () => {
    const pages = [];
    for (const email of ['tom@northmoor.example', 'nobody@northmoor.example']) {
      const visitor = aVisitor(app);
      await visitor.get('/link-again');
      const sent = await visitor.submit({ email: ` ${email} ` });
      expect(sent).toMatchObject({ status: 303, location: '/link-again?done=yes' });
      pages.push((await visitor.follow(sent)).text);
    }
    expect(pages[0]).toContain(
      'If this address belongs to somebody who was invited, a message is on its way.',
    );
    expect(pages[1]).toBe(pages[0]);
    expect(await asked()).toEqual(['tom@northmoor.example', 'nobody@northmoor.example']);
    // Nothing is looked up here: a worker does that.
    const mailings = await app
      .get(Database)
      .query("SELECT 1 FROM delivery_mailing WHERE kind = 'link-again'");
    expect(mailings).toEqual([]);
  });

  it('gives back what is no address', async () => {
    const page = await ask('tom at northmoor');
    expect(page.status).toBe(422);
    expect(page.$('#email-error').text()).toContain('Enter an email address');
    expect(page.$('#email').attr('value')).toBe('tom at northmoor');
    expect((await ask(`${'x'.repeat(300)}@northmoor.example`)).status).toBe(422);
    expect(await asked()).toHaveLength(2);
  });

  it('takes a few requests for one address, and does not say when it stops', async () => {
    const statuses = [];
    for (let time = 0; time < 6; time += 1) statuses.push((await ask('Carys@northmoor.example')).status);
    expect(new Set(statuses)).toEqual(new Set([303]));
    expect((await asked()).filter((address) => address.startsWith('Carys'))).toHaveLength(3);
  });

  it('changes nothing when it is looked at, and needs a form token', async () => {
    const before = await asked();
    await app.inject({ method: 'GET', url: '/link-again?email=tom@northmoor.example' });
    const reply = await app.inject({
      method: 'POST',
      url: '/link-again',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=tom%40northmoor.example',
    });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(await asked()).toEqual(before);
  });

  it('slows down whoever tries many addresses', async () => {
    const visitor = aVisitor(app);
    await visitor.get('/link-again');
    let last = 0;
    for (let time = 0; time < 205 && last !== 429; time += 1) {
      last = (await visitor.post('/link-again', { email: `p${time}@northmoor.example` })).status;
    }
    expect(last).toBe(429);
    expect(visitor.page.text).toContain('Wait ten minutes');
    expect(Number(visitor.page.headers['retry-after'])).toBeGreaterThan(0);
  });
});
