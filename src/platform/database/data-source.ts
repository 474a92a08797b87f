import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import type { Configuration } from '../config/configuration.js';
import { mysqlInUtc } from './mysql-in-utc.js';
import { SnakeNaming } from './snake-naming.js';

export type EntityClass = abstract new (...args: never[]) => object;

/** `synchronize` stays off for ever: the migrations are the schema. */
export function dataSourceOptions(
  configuration: Pick<Configuration, 'databaseUrl' | 'databaseDialect'>,
  entities: EntityClass[] = [],
): DataSourceOptions {
  return {
    type: configuration.databaseDialect,
    url: configuration.databaseUrl,
    driver: mysqlInUtc,
    charset: 'utf8mb4',
    timezone: 'Z',
    entities: entities as never[],
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    poolSize: 10,
    extra: { connectTimeout: 5_000, enableKeepAlive: true },
  } as DataSourceOptions;
}

export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  return new DataSource(options).initialize();
}
