import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How it stands with the mailbox of returned mail: one row, which a worker leases while it reads. */
export class Bounces1764000000017 implements MigrationInterface {
  name = 'Bounces1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_bounce_mailbox (
        id TINYINT UNSIGNED NOT NULL COMMENT 'always 1',
        next_look_at DATETIME(3) NOT NULL,
        lease_token CHAR(36) NULL,
        lease_until DATETIME(3) NULL,
        epoch INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'leases taken so far',
        looked_at DATETIME(3) NULL COMMENT 'the last look, whatever came of it',
        read_at DATETIME(3) NULL COMMENT 'the last look that worked',
        failing_since DATETIME(3) NULL,
        failures SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'in a row',
        error_code VARCHAR(40) NULL,
        folder VARCHAR(64) NULL COMMENT 'which folder last_uid counts in, as a keyed hash, with its UIDVALIDITY',
        last_uid INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'what came up to here was dealt with',
        PRIMARY KEY (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_bounce_mailbox');
  }
}
