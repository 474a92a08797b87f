import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { DomainBackOff } from '../../../src/features/delivery/jobs/domain-back-off.service.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { PausedDomains } from '../../../src/features/delivery/paused-domains.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { AMailing } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

describe('a domain that asks for time', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let database: Database;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    database = context.get(Database);
  });
  beforeEach(async () => {
    await database.execute('UPDATE delivery_batch SET next_due_at = NULL');
    await database.execute('DELETE FROM delivery_domain_pause');
    context.get(PausedDomains, { strict: false }).replace([]);
    sink.forget();
    context.get(TransportBreaker, { strict: false }).worked();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  /** Every other person at the one domain, the rest at the other. */
  const intendAtTwo = (people: number) =>
    mailing.intendSelected({
      sql: `SELECT n AS recipient_id, CONCAT('p', n, IF(n % 2 = 0, '@Slow.example', '@quick.example')) AS address
            FROM (SELECT a.n + 10 * b.n + 100 * c.n + 1 AS n FROM ${['a', 'b', 'c'].map(digits).join(', ')}) AS numbers
            WHERE n <= ? ORDER BY n`,
      parameters: [people],
    });
  const digits = (name: string) =>
    `(SELECT 0 AS n ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `UNION ALL SELECT ${n}`).join(' ')}) AS ${name}`;
  const slow = (reply: string) => (to: string) => (/@slow/i.test(to) ? reply : null);
  const pauses = () =>
    database.query<{ domain: string; failures: number }>(
      'SELECT domain, failures FROM delivery_domain_pause',
    );
  const states = async () => {
    const sums: Record<string, number> = {};
    for (const { state, reason } of await mailing.rows()) {
      const key = [state, reason].filter(Boolean).join(' ');
      sums[key] = (sums[key] ?? 0) + 1;
    }
    return sums;
  };
  /** The pause is over. */
  const later = async () => {
    await database.execute('UPDATE delivery_domain_pause SET until = NOW(3)');
    context
      .get(PausedDomains, { strict: false })
      .replace((await pauses()).map(({ domain }) => ({ domain, secondsLeft: 0 })));
    await mailing.waitUntilDue();
  };

  it('gets no more for a while, and the others all get theirs', async () => {
    sink.faults.atRecipient = slow('451 4.7.500 Server busy');
    await intendAtTwo(600);
    await mailing.send();
    const found = await states();
    expect(found['sent']).toBe(300);
    expect(found['retry refused-for-now']).toBeGreaterThanOrEqual(5);
    expect(found['retry refused-for-now']).toBeLessThanOrEqual(60);
    expect(found['ready domain-waits']).toBe(300 - found['retry refused-for-now']!);
    expect(await pauses()).toEqual([{ domain: 'slow.example', failures: 1 }]);
  });

  it('waits longer each time, until one message is accepted', async () => {
    sink.faults.atRecipient = slow('450 4.7.26 Unusual rate');
    await intendAtTwo(600);
    await mailing.send();
    await later();
    await mailing.send();
    expect(await pauses()).toEqual([{ domain: 'slow.example', failures: 2 }]);
    sink.faults.atRecipient = undefined;
    await later();
    await mailing.send();
    expect(await pauses()).toEqual([]);
    expect(await mailing.figures()).toMatchObject({ accepted: 600, open: 0 });
    expect(sink.copies().size).toBe(600);
  });

  it.each(['450 4.2.0 Greylisted', '452 4.2.2 Mailbox full', '550 5.1.1 Unknown'])(
    'is not one whose people are refused each for themselves (%s)',
    async (reply) => {
      sink.faults.atRecipient = slow(reply);
      await intendAtTwo(100);
      await mailing.send();
      expect(await pauses()).toEqual([]);
      expect(sink.taken).toHaveLength(50);
    },
  );

  it('is known to every worker', async () => {
    await database.execute(
      "INSERT INTO delivery_domain_pause VALUES ('slow.example', NOW(3) + INTERVAL 300 SECOND, 3)",
    );
    (context.get(DomainBackOff, { strict: false }) as unknown as { readAt: number }).readAt = -Infinity;
    await intendAtTwo(100);
    await mailing.send();
    expect(await states()).toEqual({ sent: 50, 'ready domain-waits': 50 });
    expect(sink.taken).toHaveLength(50);
  });
});
