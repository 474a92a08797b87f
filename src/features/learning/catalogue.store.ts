import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Resource } from './rules/resource.js';

type Json<T> = T | string;

interface Row {
  key: string;
  title: Json<Resource['title']>;
  summary: Json<Resource['summary']>;
  provider: Json<Resource['provider']>;
  link: string | null;
  format: Resource['format'];
  languages: Json<Resource['languages']>;
  hours: number | string;
  costPerRun: number | string;
  costPerSeat: number | string;
  seats: number | null;
  steps: Json<Resource['steps']>;
}

/** MariaDB hands JSON over as text, MySQL as an object. */
const read = <T>(value: Json<T>): T => (typeof value === 'string' ? (JSON.parse(value) as T) : value);

const columns = [
  'resource_key',
  'position',
  'title',
  'summary',
  'provider',
  'link',
  'format',
  'languages',
  'hours',
  'cost_per_run',
  'cost_per_seat',
  'seats',
  'steps',
];

@Injectable()
export class CatalogueStore {
  constructor(private readonly database: Database) {}

  /** In the order of the catalogue, without what is retired. */
  async resources(): Promise<Resource[]> {
    const rows = await this.database.query<Row>(
      `SELECT resource_key AS \`key\`, title, summary, provider, link, format, languages, hours,
         cost_per_run AS costPerRun, cost_per_seat AS costPerSeat, seats, steps
       FROM learning_resource WHERE retired = 0 ORDER BY position, id`,
    );
    return rows.map((row) => ({
      ...row,
      title: read(row.title),
      summary: read(row.summary),
      provider: read(row.provider),
      languages: read(row.languages),
      steps: read(row.steps),
      hours: Number(row.hours),
      costPerRun: Number(row.costPerRun),
      costPerSeat: Number(row.costPerSeat),
    }));
  }

  async keys(): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }>(
      "SELECT resource_key AS `key` FROM learning_resource WHERE source = 'shipped'",
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** By key: what is there is brought up to date, what is new is added. */
  async put(resource: Resource, position: number): Promise<void> {
    const { key, title, summary, provider, link, format, languages, steps } = resource;
    const { hours, costPerRun, costPerSeat, seats } = resource;
    const json = (value: unknown) => JSON.stringify(value);
    await this.database.execute(
      `INSERT INTO learning_resource (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON DUPLICATE KEY UPDATE ${columns
         .slice(1)
         .map((name) => `${name} = VALUES(${name})`)
         .join(', ')}, retired = 0, source = 'shipped'`,
      [
        ...[key, position, json(title), json(summary), json(provider), link, format, json(languages)],
        ...[hours, costPerRun, costPerSeat, seats, json(steps)],
      ],
    );
  }

  /** What came with an earlier version and is in the catalogue no longer. Never what the organisation added itself. */
  async retireAllBut(keys: readonly string[]): Promise<number> {
    const { changed } = await this.database.execute(
      "UPDATE learning_resource SET retired = 1 WHERE source = 'shipped' AND retired = 0 AND resource_key NOT IN (?)",
      [keys],
    );
    return changed;
  }
}
