import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'mysql2';
import type { DataSource, QueryRunner } from 'typeorm';
import { dataSourceOptions, openDataSource } from '../../../src/platform/database/data-source.js';
import { useTestDatabase } from '../../support/test-database.js';

describe('Every connection to the database', () => {
  let source: DataSource;

  beforeAll(async () => {
    const databaseUrl = await useTestDatabase();
    source = await openDataSource(dataSourceOptions({ databaseUrl, databaseDialect: 'mariadb' }));
  });
  afterAll(async () => source?.destroy());

  it('speaks UTC from its first statement on, whatever zone the server prefers', async () => {
    const { pool } = source.driver as unknown as { pool: Pool };
    pool.prependListener('connection', (connection) => connection.query("SET time_zone = '+05:30'"));
    const runners: QueryRunner[] = Array.from({ length: 10 }, () => source.createQueryRunner());
    const sql = 'SELECT CONNECTION_ID() AS id, @@session.time_zone AS zone, NOW(3) AS now';
    const rows = await Promise.all(
      runners.map(async (runner) => (await runner.query(sql))[0] as { id: number; zone: string; now: Date }),
    );
    await Promise.all(runners.map((runner) => runner.release()));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(10);
    expect(rows.map(({ zone }) => zone)).toEqual(rows.map(() => '+00:00'));
    for (const { now } of rows) expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('is READ COMMITTED, and gives rows back that a process in a transaction does not come back for', async () => {
    const rows = (await source.query(
      "SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation', 'wait_timeout')",
    )) as { Value: string }[];
    expect(new Set(rows.map(({ Value }) => Value))).toEqual(new Set(['READ-COMMITTED', '900']));
  });
});
