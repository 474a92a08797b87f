import { createConnection, type Connection } from 'mysql2/promise';

const marker = 'soundings_demo';

async function tablesOf(connection: Connection): Promise<string[]> {
  const [rows] = await connection.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

/**
 * The demo fills a database of its own. It clears what an earlier demo left there, and refuses a database that
 * holds anything else: somebody's campaigns may be in it.
 */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  const connection = await createConnection({ uri: databaseUrl });
  try {
    const tables = await tablesOf(connection);
    if (tables.length > 0 && !tables.includes(marker)) {
      throw new Error(
        'The database in DATABASE_URL is not empty, so the demo leaves it alone. Give the demo an empty database, ' +
          'or unset DATABASE_URL to let it start a private one.',
      );
    }
    await connection.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of tables) await connection.query(`DROP TABLE \`${table}\``);
    await connection.query(`CREATE TABLE ${marker} (made_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP)`);
  } finally {
    await connection.end();
  }
}
