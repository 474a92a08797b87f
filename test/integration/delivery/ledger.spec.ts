import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { DeliveryModule, Ledger } from '../../../src/features/delivery/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { aTestContext } from '../../support/test-app.js';

describe('what is meant to be sent', () => {
  let context: TestingModule;
  let database: Database;
  let ledger: Ledger;
  let scope = '';
  let scopes = 0;

  const people = (count: number, withoutAddress = 0) => ({
    sql: `SELECT seq + 1 AS recipient_id,
            IF(seq < ${withoutAddress}, NULL, CONCAT('person', seq, '@northmoor.example')) AS address
          FROM (SELECT ones.n + 10 * tens.n + 100 * hundreds.n AS seq
                FROM ${digits('ones')}, ${digits('tens')}, ${digits('hundreds')}) AS numbers
          WHERE seq < ? ORDER BY seq`,
    parameters: [count],
  });
  const digits = (name: string) =>
    `(SELECT 0 AS n ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `UNION ALL SELECT ${n}`).join(' ')}) AS ${name}`;
  const invite = (count: number, withoutAddress = 0) =>
    ledger.intendMany({ scope, kind: 'invitation', sequence: 0, select: people(count, withoutAddress) });

  beforeAll(async () => {
    context = await aTestContext([DeliveryModule]);
    database = context.get(Database);
    ledger = context.get(Ledger);
  });
  beforeEach(() => {
    scopes += 1;
    scope = `campaign:${scopes}`;
  });
  afterAll(async () => {
    await context?.close();
  });

  it('accounts for everybody, with or without an address', async () => {
    expect(await invite(12, 5)).toEqual({ intended: 12 });
    expect(await ledger.reconciliation(scope, 'invitation')).toMatchObject({
      intended: 12,
      withheld: 5,
      open: 7,
    });
    const { rows, total } = await ledger.withheldAndFailed(scope, 'invitation');
    expect(total).toBe(5);
    expect(rows[0]).toMatchObject({ recipientId: 1, state: 'withheld', reason: 'no-address' });
  });

  it('is cut into batches of 500', async () => {
    expect(await invite(1_000)).toEqual({ intended: 1_000 });
    const batches = await database.query(
      `SELECT batch.size, COUNT(*) AS messages, MIN(position) AS first, MAX(position) AS last
       FROM delivery_batch batch JOIN delivery_mailing mailing ON mailing.id = batch.mailing_id AND scope = ?
       JOIN delivery_message message ON message.batch_id = batch.id GROUP BY batch.id`,
      [scope],
    );
    expect(
      batches.map(({ size, messages, first, last }) => [size, messages, first, last].map(Number)),
    ).toEqual([
      [500, 500, 1, 500],
      [500, 500, 1, 500],
    ]);
  });

  it('stays the same when the same mailing is intended again', async () => {
    await invite(12);
    expect(await invite(20)).toEqual({ intended: 12 });
    expect(await ledger.reconciliation(scope, 'invitation')).toMatchObject({ intended: 12, open: 12 });
  });

  it('is finished at once when nobody is meant', async () => {
    expect(await invite(0)).toEqual({ intended: 0 });
    expect(await ledger.isFinished(scope, 'invitation')).toBe(true);
  });

  it('goes back with the transaction of the caller', async () => {
    const undone = database.transaction(async () => {
      await invite(12);
      throw new Error('the launch failed');
    });
    await expect(undone).rejects.toThrow('the launch failed');
    expect(await ledger.reconciliation(scope, 'invitation')).toMatchObject({ intended: 0 });
  });

  it('holds one message to one person once', async () => {
    const intent = { scope: `account:${scopes}`, kind: 'set-password', sequence: 0, recipientId: 7 };
    await Promise.all([1, 2, 3].map(() => ledger.intendOne({ ...intent, address: 'hr@northmoor.example' })));
    expect(await ledger.reconciliation(intent.scope, 'set-password')).toMatchObject({ intended: 1, open: 1 });
    expect(await ledger.isFinished(intent.scope, 'set-password')).toBe(false);
  });

  it('can be called off', async () => {
    await invite(12, 2);
    expect(await ledger.cancelOpen(scope)).toBe(10);
    expect(await ledger.reconciliation(scope, 'invitation')).toMatchObject({
      cancelled: 10,
      withheld: 2,
      open: 0,
    });
  });
});
