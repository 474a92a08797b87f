import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration.js';
import { dataSourceOptions, openDataSource } from './data-source.js';

const tries = 30;
const between = 2_000;

/** In Compose the database may start later than we do. */
async function openPatiently(
  configuration: Configuration,
  waiting: (reason: string) => void,
): Promise<DataSource> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openDataSource(dataSourceOptions(configuration));
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      const isStarting = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|PROTOCOL_CONNECTION_LOST/.test(code);
      if (!isStarting || attempt >= tries)
        throw new Error(`The database can't be used: ${message || code}`, { cause: error });
      if (attempt === 1) waiting(message || code);
      await sleep(between);
    }
  }
}

/** Brings the tables to the newest schema. @returns the names of the migrations that were run */
export async function migrate(
  configuration: Configuration,
  waiting: (reason: string) => void = () => undefined,
): Promise<string[]> {
  const source = await openPatiently(configuration, waiting);
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
