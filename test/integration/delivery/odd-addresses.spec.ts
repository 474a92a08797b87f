import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { AMailing, addressOf } from '../../support/a-mailing.js';
import { HostileMailServer } from '../../support/hostile-mail-server.js';
import { aTestContext } from '../../support/test-app.js';

describe('odd addresses', () => {
  const server = new HostileMailServer();
  let context: TestingModule;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    server.extensions = ['AUTH PLAIN'];
    await server.open();
    process.env['SMTP_URL'] = server.url.replace('//', '//soundings:secret@');
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
  });
  beforeEach(async () => {
    for (const table of ['suppression', 'domain_pause'])
      await context.get(Database).execute(`DELETE FROM delivery_${table}`);
    server.forget();
    server.hangUp();
    context.get(TransportBreaker, { strict: false }).worked();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await server.close();
  });

  /** Ten people, of whom the third has this address. */
  const intendWith = (address: string) => {
    const rows = Array.from({ length: 10 }, (_, at) => [at + 1, at === 2 ? address : addressOf(at + 1)]);
    return mailing.intendSelected({
      sql: `SELECT * FROM (${rows.map(() => 'SELECT ? AS recipient_id, ? AS address').join(' UNION ALL ')}) AS people
            ORDER BY recipient_id`,
      parameters: rows.flat(),
    });
  };
  const third = async () => (await mailing.rows())[2]!;

  it.each([
    ['a line break', 'carys@northmoor.example\r\nRCPT TO:<all@northmoor.example>'],
    ['a header in it', 'carys@northmoor.example\nBcc: all@northmoor.example'],
    ['quotation marks', '"carys price"@northmoor.example'],
    ['brackets', '<carys@northmoor.example>'],
    ['a name before it', 'Carys <carys@northmoor.example>'],
    ['two addresses', 'carys@northmoor.example, dai@northmoor.example'],
    ['two addresses with a semicolon', 'carys@northmoor.example;dai@northmoor.example'],
    ['no @', 'carys.northmoor.example'],
    ['nothing', ''],
    ['320 characters', `${'a'.repeat(64)}@${'b'.repeat(251)}.example`.slice(0, 320)],
    ['a very long one', `${'c'.repeat(5_000)}@northmoor.example`],
    ['a nul', 'carys\u0000@northmoor.example'],
  ])('with %s is withheld, and stops nobody else', async (_what, address) => {
    await intendWith(address);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ intended: 10, accepted: 9, withheld: 1, open: 0 });
    expect(await third()).toMatchObject({ state: 'withheld', reason: 'bad-address' });
    expect(server.taken.map(({ to }) => to).toSorted()).toEqual(
      [1, 2, 4, 5, 6, 7, 8, 9, 10].map(addressOf).toSorted(),
    );
    expect(server.taken.some(({ raw }) => /bcc:/i.test(raw))).toBe(false);
  });

  it('with a domain in another script goes to its ASCII form', async () => {
    await intendWith('carys@cyngor-môn.example');
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 10 });
    expect(server.taken.map(({ to }) => to)).toContain('carys@xn--cyngor-mn-n7a.example');
  });

  it('with accents before the @ goes out where the server takes that', async () => {
    server.extensions = ['SMTPUTF8'];
    await intendWith('siân@northmoor.example');
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 10 });
    expect(server.taken.map(({ to }) => to)).toContain('siân@northmoor.example');
  });

  it.each([
    '553 5.6.7 Non-ASCII addresses not permitted',
    '501 5.1.3 Bad recipient address syntax',
    '500 5.5.2 Error: bad UTF-8 syntax',
    '550 rejected',
  ])(
    'with accents where the server does not (%s) is blocked for that reason, not forbidden',
    async (reply) => {
      server.script = (step, to) => (step === 'RCPT TO' && /[^ -~]/.test(to) ? reply : null);
      await intendWith('siân@northmoor.example');
      await mailing.send();
      expect(await mailing.figures()).toMatchObject({ accepted: 9, blocked: 1, open: 0 });
      expect(await third()).toMatchObject({ state: 'blocked', reason: 'non-ascii-address' });
      expect(await context.get(Database).query('SELECT 1 FROM delivery_suppression')).toEqual([]);
    },
  );

  it('does not matter where the server does not let us in: nobody bounces', async () => {
    for (const reply of ['535 5.7.8 Wrong password', '454 4.7.0 Temporary failure']) {
      server.hangUp();
      server.extensions = ['AUTH PLAIN'];
      server.script = (step) => (step === 'AUTH' ? reply : null);
      context.get(TransportBreaker, { strict: false }).worked();
      await intendWith('carys@northmoor.example');
      await mailing.waitUntilDue();
      await mailing.send();
      expect(await mailing.figures()).toMatchObject({ intended: 10, open: 10 });
      expect(await third()).toMatchObject({ state: 'retry', reason: 'mail-server-refuses', refusals: 0 });
    }
  });
});
