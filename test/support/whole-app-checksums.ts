import type { Database } from '../../src/platform/database/database.js';

/** One sum for each table: the same as before where no row was added, changed or removed. */
export async function checksums(database: Database): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
  );
  const sums = await database.query<{ Table: string; Checksum: string }>(
    `CHECKSUM TABLE ${tables.map(({ name }) => `\`${name}\``).join(', ')}`,
  );
  return Object.fromEntries(sums.map(({ Table, Checksum }) => [Table.replace(/^.*\./, ''), Checksum]));
}
