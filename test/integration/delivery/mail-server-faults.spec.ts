import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { AMailing, addressOf } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

describe('a mail server at fault', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let breaker: TransportBreaker;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    breaker = context.get(TransportBreaker, { strict: false });
  });
  beforeEach(async () => {
    await context.get(Database).execute('DELETE FROM delivery_suppression');
    sink.forget();
    breaker.worked();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const laterOn = async () => {
    breaker.worked();
    await mailing.waitUntilDue();
    await mailing.send();
  };
  const rowOf = async (recipient: number) => (await mailing.rows())[recipient - 1]!;

  it('is waited for while it is away, and nobody is missed or loses a try', async () => {
    await sink.close();
    await mailing.intend(120);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ intended: 120, open: 120 });
    expect((await mailing.rows()).every((row) => row['refusals'] === 0)).toBe(true);
    await sink.open();
    await laterOn();
    expect(await mailing.figures()).toMatchObject({ accepted: 120, open: 0 });
    expect(sink.taken).toHaveLength(120);
  });

  it('that greylists is asked again later', async () => {
    sink.faults.atRecipient = (_to, asked) => (asked === 1 ? '451 4.7.1 Greylisted, come back' : null);
    await mailing.intend(30);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ open: 30 });
    expect(await rowOf(1)).toMatchObject({ state: 'retry', refusals: 1, reason: 'greylisted' });
    await laterOn();
    expect(await mailing.figures()).toMatchObject({ accepted: 30, open: 0 });
    expect(sink.copies().size).toBe(30);
  });

  it('that refuses one person says nothing about the others, and the address is not written to again', async () => {
    sink.faults.atRecipient = (to) => (to === addressOf(5) ? '550 5.1.1 No such person' : null);
    await mailing.intend(20);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 19, bounced: 1, open: 0 });
    expect(await rowOf(5)).toMatchObject({
      state: 'failed_hard',
      reason: 'unknown-address',
      enhanced_code: '5.1.1',
    });
    sink.forget();
    const next = new AMailing(context, `campaign:${(mailings += 1)}`);
    await next.intend(20);
    await next.send();
    expect(await next.figures()).toMatchObject({ accepted: 19, withheld: 1 });
    expect((await next.rows())[4]).toMatchObject({ state: 'withheld', reason: 'suppressed' });
  });

  it('that blocks a message by policy does not condemn the address', async () => {
    sink.faults.afterContent = (to) => (to === addressOf(2) ? '554 5.7.1 Looks like spam' : null);
    await mailing.intend(3);
    await mailing.send();
    expect(await rowOf(2)).toMatchObject({ state: 'retry', reason: 'policy' });
    await mailing.waitUntilDue();
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ accepted: 2, blocked: 1 });
    expect(await rowOf(2)).toMatchObject({ state: 'blocked', reason: 'policy' });
    sink.forget();
    const next = new AMailing(context, `campaign:${(mailings += 1)}`);
    await next.intend(3);
    await next.send();
    expect(await next.figures()).toMatchObject({ accepted: 3 });
  });

  it('that refuses our sender is our fault: nobody bounces', async () => {
    sink.faults.atSender = () => '550 5.7.1 Sender rejected';
    await mailing.intend(20);
    await mailing.send();
    expect(await mailing.figures()).toMatchObject({ bounced: 0, blocked: 0, open: 20 });
    sink.faults = {};
    await laterOn();
    expect(await mailing.figures()).toMatchObject({ accepted: 20, open: 0 });
  });

  it('that goes silent after the last byte gets the same bytes again, and the copy is counted', async () => {
    sink.faults.dropAfterContent = (to, asked) => to === addressOf(2) && asked === 1;
    await mailing.intend(4);
    await mailing.send();
    expect(await rowOf(2)).toMatchObject({ state: 'in_doubt', reason: 'no-reply' });
    await laterOn();
    expect(await mailing.figures()).toMatchObject({ accepted: 4, open: 0 });
    expect(await rowOf(2)).toMatchObject({ state: 'sent', possible_duplicates: 1 });
    const [first, second] = sink.copies().get(addressOf(2))!;
    expect(second!.raw).toBe(first!.raw);
    expect(second!.raw.length).toBeGreaterThan(500);
  });

  it('that never replies leaves the message in doubt in the end, and says so', async () => {
    sink.faults.dropAfterContent = () => true;
    await mailing.intend(1);
    await mailing.send();
    for (let again = 0; again < 4; again += 1) await laterOn();
    expect(await mailing.figures()).toMatchObject({ inDoubt: 1, open: 0 });
    expect(sink.taken).toHaveLength(3);
  });

  it('that refuses for ever is given up in the end', async () => {
    sink.faults.atRecipient = () => '452 4.2.2 Mailbox full';
    await mailing.intend(1);
    await mailing.send();
    for (let again = 0; again < 9; again += 1) await laterOn();
    expect(await mailing.figures()).toMatchObject({ failed: 1, open: 0 });
    expect(await rowOf(1)).toMatchObject({ state: 'failed_soft', reason: 'mailbox-full' });
  });
});
