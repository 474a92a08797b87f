import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { createConnection, type Connection } from 'mysql2/promise';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { BatchSending } from '../../src/features/delivery/jobs/batch-sending.service.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { AMailing } from '../support/a-mailing.js';
import { MailSink } from '../support/mail-sink.js';
import { aTestContext } from '../support/test-app.js';

const people = 100;

describe('a worker that stands still in the middle of a transaction', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let mailing: AMailing;
  let batches: BatchSending;
  let still: Connection;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    batches = context.get(BatchSending);
    still = await createConnection({ uri: process.env['DATABASE_URL']! });
  });
  beforeEach(async () => {
    sink.forget();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
    await mailing.intend(people);
    await still.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    await still.beginTransaction();
  });
  afterAll(async () => {
    await still?.end();
    await context?.close();
    await sink.close();
  });

  const runOnce = async () => {
    const [due] = await batches.due(1);
    return batches.run(due!.data.batchId, new AbortController().signal);
  };

  it('keeps its own ten waiting and nobody else', async () => {
    await still.query(
      'SELECT state FROM delivery_message WHERE due_at IS NOT NULL AND position <= 10 FOR UPDATE',
    );
    expect(await runOnce()).toEqual({ outcome: 'done' });
    expect(sink.taken).toHaveLength(people - 10);
    expect(await mailing.figures()).toMatchObject({ accepted: people - 10, open: 10 });
    await still.rollback();
    expect(await runOnce()).toEqual({ outcome: 'done' });
    expect(sink.taken).toHaveLength(people);
    expect(await mailing.finished()).toBe(true);
  });

  it('keeps its batch waiting and no worker with it', async () => {
    await still.query('SELECT id FROM delivery_batch WHERE next_due_at IS NOT NULL FOR UPDATE');
    expect(await runOnce()).toMatchObject({ outcome: 'skipped' });
    await still.rollback();
    expect(await runOnce()).toEqual({ outcome: 'done' });
    expect(sink.taken).toHaveLength(people);
  });
});
