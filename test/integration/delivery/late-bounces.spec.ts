import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { LateBounces, Ledger, MailOwners, Suppressions } from '../../../src/features/delivery/index.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aLetterTo, AMailing, addressOf } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

describe('a message that comes back later', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let database: Database;
  let late: LateBounces;
  let mailing: AMailing;
  let mailings = 0;
  const hard = {
    kind: 'hard',
    reason: 'unknown-address',
    enhancedCode: '5.1.1',
    reply: '550 5.1.1 gone',
  } as const;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    database = context.get(Database);
    late = context.get(LateBounces, { strict: false });
  });
  beforeEach(async () => {
    await database.execute('DELETE FROM delivery_suppression');
    await database.execute('UPDATE delivery_batch SET next_due_at = NULL');
    sink.forget();
    context.get(TransportBreaker, { strict: false }).worked();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const keyOf = async (recipient: number) => {
    const row = (await mailing.rows())[recipient - 1]!;
    return { batchId: Number(row['batch_id']), position: Number(row['position']) };
  };
  const suppressed = async () =>
    (await context.get(Suppressions, { strict: false }).list('')).rows.map(({ address }) => address);

  it('counts as bounced, once, and its address is not written to again', async () => {
    await mailing.intend(5);
    await mailing.send();
    expect(await late.record(await keyOf(2), hard)).toBe('recorded');
    expect(await late.record(await keyOf(2), hard)).toBe('known');
    expect(await mailing.figures()).toMatchObject({ accepted: 4, bounced: 1, open: 0 });
    expect((await mailing.rows())[1]).toMatchObject({
      state: 'bounced',
      reason: 'unknown-address',
      enhanced_code: '5.1.1',
      last_reply: '550 5.1.1 gone',
    });
    expect(await suppressed()).toEqual([addressOf(2)]);
    const next = new AMailing(context, `campaign:${(mailings += 1)}`);
    await next.intend(5);
    await next.send();
    expect(await next.figures()).toMatchObject({ accepted: 4, withheld: 1 });
  });

  it.each(['soft', 'blocked'] as const)('forbids nothing where it is %s', async (kind) => {
    await mailing.intend(2);
    await mailing.send();
    expect(await late.record(await keyOf(1), { ...hard, kind })).toBe('recorded');
    expect(await mailing.figures()).toMatchObject({ accepted: 1, bounced: 1 });
    expect(await suppressed()).toEqual([]);
  });

  it('is unknown where nothing has left, whoever says so', async () => {
    await mailing.intend(2);
    expect(await late.record(await keyOf(1), hard)).toBe('unknown');
    expect(await late.record({ batchId: 4_000_000, position: 1 }, hard)).toBe('unknown');
    await context.get(Ledger, { strict: false }).cancelOpen(mailing.scope);
    expect(await late.record(await keyOf(1), hard)).toBe('unknown');
    expect(await mailing.figures()).toMatchObject({ cancelled: 2, bounced: 0 });
    expect(await suppressed()).toEqual([]);
  });

  it('never forbids an address where who gets such a message is a secret', async () => {
    const owners = context.get(MailOwners, { strict: false });
    const lastLook = (rows: Parameters<typeof aLetterTo>[0][]) => Promise.resolve(rows.map(aLetterTo));
    owners.register({ kind: 'test-letter', confidential: true, lastLook });
    sink.faults.atRecipient = (to) => (to === addressOf(3) ? '550 5.1.1 No such person' : null);
    await mailing.intend(5);
    await mailing.send();
    expect(await late.record(await keyOf(2), hard)).toBe('recorded');
    expect(await mailing.figures()).toMatchObject({ accepted: 3, bounced: 2 });
    expect(await suppressed()).toEqual([]);
  });

  it('forbids nothing while nobody has said whether it is one', async () => {
    await mailing.intend(2);
    await mailing.send();
    await database.execute('UPDATE delivery_mailing SET confidential = NULL');
    expect(await late.record(await keyOf(1), hard)).toBe('recorded');
    expect(await suppressed()).toEqual([]);
  });

  it('may be told twice at the same moment', async () => {
    await mailing.intend(1);
    await mailing.send();
    const key = await keyOf(1);
    const told = await Promise.all([1, 2, 3, 4].map(() => late.record(key, hard)));
    expect(told.toSorted()).toEqual(['known', 'known', 'known', 'recorded']);
    expect(await mailing.figures()).toMatchObject({ bounced: 1, accepted: 0 });
  });
});
