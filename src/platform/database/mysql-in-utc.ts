import mysql, { type Pool, type PoolOptions } from 'mysql2';

/** Statements such as `NOW(3)` answer in the session's zone, which is the server's own choice; we read all times as UTC. */
const speakUtc = "SET time_zone = '+00:00'";

/** The driver, with every connection of its pools in UTC before anybody gets hold of it. */
export const mysqlInUtc = {
  ...mysql,
  createPool(options: PoolOptions): Pool {
    const pool = mysql.createPool(options);
    // Statements wait in line: this one is first. A connection that can't do it must not be used.
    pool.on('connection', (connection) => {
      connection.query(speakUtc, (fault) => fault && connection.destroy());
    });
    return pool;
  },
};
