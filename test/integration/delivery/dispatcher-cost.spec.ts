import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryWatchdog } from '../../../src/features/delivery/jobs/delivery-watchdog.js';
import { SendingPace } from '../../../src/features/delivery/jobs/sending-pace.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { setPace } from '../../support/a-pace.js';
import { aTestContext } from '../../support/test-app.js';

describe('a look for due batches', () => {
  let context: TestingModule;
  let database: Database;

  beforeAll(async () => {
    const noon = { now: () => new Date('2026-11-25T12:00:00Z') };
    context = await aTestContext([QueueModule, DeliveryJobsModule], [{ provide: Clock, useValue: noon }]);
    database = context.get(Database);
    settingsLast(Infinity);
    await database.execute(
      "INSERT INTO delivery_mailing (scope, kind, sequence) VALUES ('campaign:1', 'test', 0)",
    );
  });
  afterAll(async () => {
    await context?.close();
  });

  /** The settings are read by one look in many; that one would count more rows than the others. */
  const settingsLast = (milliseconds: number) => {
    context.get(SendingPace, { strict: false }).paceAgeMilliseconds = milliseconds;
  };
  let numbers = 0;
  async function batches(count: number, row: { held: 0 | 1; due: string | null }): Promise<void> {
    for (let left = count; left > 0; left -= 500) {
      const rows = Array.from({ length: Math.min(left, 500) }, () => (numbers += 1));
      await database.execute(
        `INSERT INTO delivery_batch (mailing_id, number, size, held, next_due_at)
         VALUES ${rows.map((number) => `(1, ${number}, 500, ${row.held}, ${row.due})`).join(', ')}`,
      );
    }
    await database.query('ANALYZE TABLE delivery_batch');
  }

  /** Rows that the server touches while it works: of one connection, which a transaction keeps. */
  const rowsReadBy = (work: () => Promise<unknown>) =>
    database.transaction(async () => {
      const read = async () => {
        const status = await database.query<{ Variable_name: string; Value: string }>(
          "SHOW SESSION STATUS LIKE 'Handler_read%'",
        );
        return status.reduce((sum, { Value }) => sum + Number(Value), 0);
      };
      const before = await read();
      const showing = (await read()) - before;
      const start = await read();
      await work();
      return (await read()) - start - showing;
    });
  const look = () => rowsReadBy(() => context.get(BatchSending, { strict: false }).due(50));
  const watch = () => rowsReadBy(() => context.get(DeliveryWatchdog, { strict: false }).look());

  it('costs the same with 3,000 finished batches and 3,000 held ones, and little when 3,000 are due', async () => {
    await batches(2, { held: 0, due: 'NOW(3) + INTERVAL 1 HOUR' });
    await look();
    const [alone, watched] = [await look(), await watch()];
    await batches(3_000, { held: 0, due: null });
    await batches(3_000, { held: 1, due: 'NOW(3) - INTERVAL 1 HOUR' });
    expect([await look(), await watch()]).toEqual([alone, watched]);
    expect(alone).toBeLessThan(20);
    await batches(3_000, { held: 0, due: 'NOW(3) - INTERVAL 1 HOUR' });
    expect(await look()).toBeLessThan(250);
  });

  it('costs nothing for batches that wait for their hours', async () => {
    const due = await look();
    await setPace(context, { weekdays: [1], opensAt: '00:00', closesAt: '00:01' });
    settingsLast(0);
    await look();
    settingsLast(Infinity);
    expect(due).toBeGreaterThan(50);
    expect(await look()).toBeLessThan(20);
  });
});
