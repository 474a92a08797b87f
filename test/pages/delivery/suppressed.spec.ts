import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AuditTrail } from '../../../src/features/audit/index.js';
import { DeliveryWebModule } from '../../../src/features/delivery/web/delivery-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import type { PageClient } from '../../support/page-client.js';
import { signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('Addresses that get no email', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, DeliveryWebModule]);
    hr = await signInAs(app, 'hr');
  });
  beforeEach(() => app.get(Database).execute('DELETE FROM delivery_suppression'));
  afterAll(async () => app?.close());

  const suppress = (...rows: [address: string, reason: string, reply: string][]) =>
    app.get(Database).execute(
      `INSERT INTO delivery_suppression (address, reason, last_reply, at)
       VALUES ${rows.map(() => "(?, ?, ?, '2026-11-20 09:30:00')").join(', ')}`,
      rows.flat(),
    );
  const twoOfThem = () =>
    suppress(
      ['carys.price@northmoor.example', 'unknown-address', '550 5.1.1 No such user'],
      ['50%_of@northmoor.example', 'mailbox-closed', '550 5.2.1 Disabled'],
    );

  it('is reached from the page about sending, and empty at first', async () => {
    await hr.get('/sending');
    const page = await hr.get('/sending/suppressed');
    expect(page.text).toContain('Every address may be written to.');
  });

  it('says which, why in words, since when, and what the server said', async () => {
    await twoOfThem();
    const { text } = await hr.get('/sending/suppressed');
    expect(text).toContain('2 addresses');
    expect(text).toContain('carys.price@northmoor.example');
    expect(text).toContain('The mail server does not know this address');
    expect(text).toContain('550 5.1.1 No such user');
    expect(text).toContain('20 November 2026');
    expect((await hr.get('/sending/suppressed')).text).toContain('The mailbox is closed');
  });

  it('can be searched by any part of an address, whatever it holds', async () => {
    await twoOfThem();
    const found = async (search: string) =>
      (await hr.get(`/sending/suppressed?search=${encodeURIComponent(search)}`)).text;
    expect(await found('CARYS')).toContain('1 address ');
    expect(await found('50%_')).toContain('50%_of@northmoor.example');
    expect(await found('%')).not.toContain('carys');
    expect(await found("' OR 1=1 --")).toContain('No address on the list holds this.');
  });

  it('holds mobile numbers too, and shows none', async () => {
    await suppress(['+447700900123', 'notify-permanent', '']);
    const { text } = await hr.get('/sending/suppressed');
    expect(text).toContain('Mobile number ending in 123');
    expect(text).not.toContain('0900');
  });

  it('shows fifty a page', async () => {
    await suppress(
      ...Array.from(
        { length: 60 },
        (_, at) => [`p${100 + at}@x.example`, 'mailbox-closed', ''] as [string, string, string],
      ),
    );
    const second = await hr.get('/sending/suppressed?search=x.example&page=2');
    expect(second.$('#suppressed tbody tr')).toHaveLength(10);
    expect(second.text).toContain('60 addresses');
  });

  it('has a way back, which is in the audit without the address', async () => {
    await twoOfThem();
    await hr.get('/sending/suppressed?search=carys');
    const page = await hr.follow(await hr.submit({}, { form: 'form[action$="/lifting"]' }));
    expect(page.text).toContain('The next message to this address is sent again.');
    expect(page.text).not.toContain('carys.price');
    expect(page.text).toContain('50%_of@northmoor.example');
    const { entries } = await app.get(AuditTrail).page({ limit: 5 });
    expect(entries[0]).toMatchObject({
      action: 'sending.write-again',
      subject: expect.stringMatching(/^suppressed-address:\d+$/),
    });
    expect(JSON.stringify(entries)).not.toContain('carys');
  });

  it('is nobody else’s business', async () => {
    await twoOfThem();
    const leader = await signInAs(app, 'leader');
    expect((await leader.get('/sending/suppressed')).status).toBe(403);
  });
});
