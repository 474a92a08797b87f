import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { LateBounces, Ledger } from '../../../src/features/delivery/index.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import type { MessageState } from '../../../src/features/delivery/rules/message-states.js';
import { reconcile, type Reconciliation } from '../../../src/features/delivery/rules/reconciliation.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { AMailing } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { seededRandom } from '../../support/seeded-random.js';
import { aTestContext } from '../../support/test-app.js';

const replies = [
  '550 5.1.1 No such person',
  '452 4.2.2 Mailbox full',
  '554 5.7.1 Not from you',
  '451 4.3.0 Later',
];
const kind = 'test-letter';

describe('the figures of the ledger', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let database: Database;
  let ledger: Ledger;
  let mailing: AMailing;
  let mailings = 0;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    context = await aTestContext([QueueModule, DeliveryJobsModule]);
    database = context.get(Database);
    ledger = context.get(Ledger, { strict: false });
  });
  beforeEach(async () => {
    sink.forget();
    for (const table of ['suppression', 'domain_pause'])
      await database.execute(`DELETE FROM delivery_${table}`);
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  /** Row by row, as an auditor would count. */
  const scanned = async (): Promise<Reconciliation> => {
    const rows = await database.query<{ state: MessageState; open: number; messages: number }>(
      `SELECT state, due_at IS NOT NULL AS open, COUNT(*) AS messages FROM delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.scope = ?
       GROUP BY state, due_at IS NOT NULL`,
      [mailing.scope],
    );
    return reconcile(
      rows.map(({ state, open, messages }) => ({
        state,
        open: Number(open) === 1,
        messages: Number(messages),
      })),
    );
  };
  const scannedReasons = async () => {
    const rows = await database.query<{ state: string; reason: string | null; messages: number }>(
      `SELECT state, COALESCE(reason, 'not-kept') AS reason, COUNT(*) AS messages FROM delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.scope = ?
       WHERE due_at IS NULL AND state NOT IN ('sent', 'cancelled') GROUP BY state, 2`,
      [mailing.scope],
    );
    return rows.map(({ state, reason, messages }) => `${state} ${reason} ${Number(messages)}`).toSorted();
  };
  const scannedCopies = async () => {
    const [row] = await database.query<{ copies: number | string | null }>(
      `SELECT SUM(possible_duplicates) AS copies FROM delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.scope = ?`,
      [mailing.scope],
    );
    return Number(row?.copies ?? 0);
  };
  const untallied = async () => {
    const rows = await database.query(
      `SELECT 1 FROM delivery_batch AS batch JOIN delivery_mailing AS mailing
         ON mailing.id = batch.mailing_id AND mailing.scope = ? WHERE tallied = 0`,
      [mailing.scope],
    );
    return rows.length;
  };
  const bounceSome = async (chosen: () => boolean) => {
    for (const row of await mailing.rows()) {
      const message = { batchId: Number(row['batch_id']), position: Number(row['position']) };
      const bounce = {
        kind: 'hard',
        reason: 'unknown-address',
        enhancedCode: '5.1.1',
        reply: 'gone',
      } as const;
      if (chosen()) await context.get(LateBounces, { strict: false }).record(message, bounce);
    }
  };
  const expectTheSame = async () => {
    expect(await mailing.figures()).toEqual(await scanned());
    const failures = await ledger.failuresByReason(mailing.scope, kind);
    const inWords = failures.map(({ state, reason, messages }) => `${state} ${reason} ${messages}`);
    expect(inWords.toSorted()).toEqual(await scannedReasons());
    expect(await ledger.possibleDuplicates(mailing.scope, kind)).toBe(await scannedCopies());
  };

  it.each([1, 2, 3, 4, 5, 6])('are those of every row, whatever happens (chance %i)', async (seed) => {
    const random = seededRandom(seed).next;
    const oneIn = (times: number) => random() < 1 / times;
    sink.faults.atRecipient = () => (oneIn(4) ? replies[Math.floor(random() * replies.length)]! : null);
    sink.faults.dropAfterContent = () => oneIn(40);
    await mailing.intend(620);
    await expectTheSame();
    const events = [
      () => mailing.send(AbortSignal.timeout(Math.floor(random() * 250))),
      () => mailing.send(),
      () => bounceSome(() => oneIn(20)),
      () => mailing.waitUntilDue().then(() => mailing.send()),
      () => Promise.all([mailing.send(), bounceSome(() => oneIn(15))]),
    ];
    for (let turn = 0; turn < 5; turn += 1) {
      context.get(TransportBreaker, { strict: false }).worked();
      await events[Math.floor(random() * events.length)]!();
      await expectTheSame();
    }
    if (oneIn(2)) await ledger.cancelOpen(mailing.scope);
    await expectTheSame();
    await ledger.forgetReasons(mailing.scope, kind);
    await expectTheSame();
    expect(await untallied()).toBe(0);
    const before = await mailing.figures();
    const copies = await ledger.possibleDuplicates(mailing.scope, kind);
    await ledger.reduceToCounts(mailing.scope, kind);
    expect(await mailing.rows()).toEqual([]);
    const { intended, open } = await mailing.figures();
    expect({ intended, open }).toEqual({ intended: before.intended, open: 0 });
    expect(await ledger.possibleDuplicates(mailing.scope, kind)).toBe(copies);
  });
});
