import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { migrations } from '../../migrations/index.js';

function serverUrl(): URL {
  const url = process.env['DATABASE_URL'];
  if (!url)
    throw new Error('Tests with a database run through "npm test" or "npm run services -- npx jest ..."');
  return new URL(url);
}

/** A database for this jest worker alone, migrated to the newest schema and empty; points DATABASE_URL at it. */
export async function useTestDatabase(): Promise<string> {
  const url = serverUrl();
  const worker = process.env['JEST_WORKER_ID'] ?? '1';
  const name = `${url.pathname.slice(1).replace(/_t\d+$/, '')}_t${worker}`;
  const server = await createConnection({ uri: new URL('/', url).href });
  await server.query(
    `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  await server.end();
  url.pathname = `/${name}`;
  process.env['DATABASE_URL'] = url.href;
  const redis = new URL(process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379');
  redis.pathname = `/${process.env['JEST_REDIS_DB'] ?? worker}`;
  process.env['REDIS_URL'] = redis.href;
  await migrateAndEmpty(url.href);
  return url.href;
}

async function migrateAndEmpty(databaseUrl: string): Promise<void> {
  const source = new DataSource(dataSourceOptions({ databaseUrl, databaseDialect: 'mariadb' }));
  await source.initialize();
  try {
    if (migrations.length > 0) await source.runMigrations();
    await emptyTables(source);
  } finally {
    await source.destroy();
  }
}

/** TRUNCATE, because a bulk DELETE purges for minutes. */
export async function emptyTables(source: DataSource): Promise<void> {
  const tables: { name: string }[] = await source.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name <> 'schema_migration'`,
  );
  const runner = source.createQueryRunner();
  try {
    await runner.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const { name } of tables) await runner.query(`TRUNCATE TABLE \`${name}\``);
    await runner.query('SET FOREIGN_KEY_CHECKS = 1');
  } finally {
    await runner.release();
  }
}
