import { createConnection, type Connection } from 'mysql2/promise';

const marker = 'soundings_demo';

async function tablesOf(connection: Connection): Promise<string[]> {
  const [rows] = await connection.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

/**
 * Demo and benchmarks fill a database of their own. What an earlier run left there is cleared, and a database that
 * holds anything else is refused: somebody's campaigns may be in it.
 */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  const connection = await createConnection({ uri: databaseUrl });
  try {
    const tables = await tablesOf(connection);
    if (tables.length > 0 && !tables.includes(marker)) {
      throw new Error(
        'The database in DATABASE_URL is not empty, so it is left alone. Give an empty database, or unset ' +
          'DATABASE_URL to have a private one started.',
      );
    }
    await connection.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of tables) await connection.query(`DROP TABLE \`${table}\``);
    await connection.query(`CREATE TABLE ${marker} (made_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP)`);
  } finally {
    await connection.end();
  }
}
