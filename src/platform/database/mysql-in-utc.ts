import mysql, { type Pool, type PoolOptions } from 'mysql2';

/**
 * Statements such as `NOW(3)` answer in the session's zone, which is the server's own choice; we read all times as UTC.
 * The isolation is said once for a connection, since saying it for a transaction costs each a round trip. A process
 * that stands still in the middle of a transaction (stopped, or its machine asleep) keeps rows locked for `wait_timeout`
 * seconds, which are eight hours unless we say so.
 */
const beforeAnybody = [
  "SET time_zone = '+00:00', wait_timeout = 900",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

/** The driver, with every connection of its pools in UTC and READ COMMITTED before anybody gets hold of it. */
export const mysqlInUtc = {
  ...mysql,
  createPool(options: PoolOptions): Pool {
    const pool = mysql.createPool(options);
    // Statements wait in line: these are first. A connection that can't do them must not be used.
    pool.on('connection', (connection) => {
      for (const statement of beforeAnybody)
        connection.query(statement, (fault) => fault && connection.destroy());
    });
    return pool;
  },
};
