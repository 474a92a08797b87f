import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aLetterTo, AMailing, addressOf } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

describe('sending what the ledger says', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let breaker: TransportBreaker;
  let mailings = 0;
  const aMailing = (look?: ConstructorParameters<typeof AMailing>[2]) =>
    new AMailing(context, `campaign:${(mailings += 1)}`, look);

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    breaker = context.get(TransportBreaker, { strict: false });
  });
  beforeEach(() => {
    sink.forget();
    breaker.worked();
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  it('brings every person one message', async () => {
    const mailing = aMailing();
    await mailing.intend(1_203);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ intended: 1_203, accepted: 1_203, open: 0 });
    expect(await mailing.finished()).toBe(true);
    expect(sink.taken).toHaveLength(1_203);
    expect(sink.copies().size).toBe(1_203);
    expect(new Set(sink.taken.map(({ messageId }) => messageId)).size).toBe(1_203);
  });

  it('says what the mail server said, and goes out with both parts', async () => {
    const mailing = aMailing();
    await mailing.intend(1);
    await mailing.send();
    const [row] = await mailing.rows();
    expect(row).toMatchObject({ state: 'sent', attempts: 1, possible_duplicates: 0, due_at: null });
    expect(row!['last_reply']).toContain('2.0.0 Ok: taken');
    const { raw } = sink.taken[0]!;
    expect(raw).toContain('From: Northmoor Council <digital-skills@northmoor.example>');
    expect(raw).toContain(`To: Person 1 <${addressOf(1)}>`);
    expect(raw).toMatch(/text\/plain[\s\S]*here is your letter[\s\S]*text\/html[\s\S]*here is your letter/);
  });

  it('looks again right before: called off, withheld, or an address that is none', async () => {
    const mailing = aMailing((row) => {
      if (row.recipientId === 1) return { outcome: 'cancel', reason: 'answered' };
      if (row.recipientId === 2) return { outcome: 'withhold', reason: 'opted-out' };
      const look = aLetterTo(row);
      if (row.recipientId === 3 && look.outcome === 'send')
        look.letter.to = 'x@y\r\nBcc: all@northmoor.example';
      return look;
    });
    await mailing.intend(20);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 17, cancelled: 1, withheld: 2, open: 0 });
    expect((await mailing.rows())[2]).toMatchObject({ state: 'withheld', reason: 'bad-address' });
  });

  it('lets one message that cannot be written stop nobody else', async () => {
    const mailing = aMailing((row) => {
      if (row.recipientId === 7) throw new Error('no such person');
      return aLetterTo(row);
    });
    await mailing.intend(50);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 49, open: 1 });
  });

  it('never offers a batch that another worker holds', async () => {
    const mailing = aMailing();
    await mailing.intend(600);
    await Promise.all([mailing.send(), mailing.send(), mailing.send()]);
    while (!(await mailing.finished())) await mailing.send();
    expect(sink.taken).toHaveLength(600);
    expect((await mailing.rows()).every((row) => row['attempts'] === 1)).toBe(true);
  });

  it('stops after the ten in hand when told to, and goes on later', async () => {
    const mailing = aMailing();
    await mailing.intend(500);
    sink.faults.delay = 5;
    const stop = new AbortController();
    const sending = mailing.send(stop.signal);
    while (sink.taken.length < 50) await new Promise((resolve) => setTimeout(resolve, 2));
    stop.abort();
    const before = sink.taken.length;
    await sending;
    expect(sink.taken.length).toBeLessThanOrEqual(before + 40);
    await mailing.send();
    expect(sink.copies().size).toBe(500);
    expect(sink.taken).toHaveLength(500);
  });
});
