import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what, each entry chained to the one before by its hash. `audit_head` is one row: the end of the chain. */
export class Audit1764000000001 implements MigrationInterface {
  name = 'Audit1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entry (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        at DATETIME(3) NOT NULL,
        actor_kind VARCHAR(12) NOT NULL,
        actor_id INT UNSIGNED NULL,
        actor_name VARCHAR(120) NOT NULL,
        action VARCHAR(60) NOT NULL,
        subject VARCHAR(120) NOT NULL,
        detail JSON NOT NULL,
        previous_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        UNIQUE KEY uq_audit_entry_previous (previous_hash),
        KEY ix_audit_entry_subject (subject)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await runner.query(`
      CREATE TABLE audit_head (
        id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
        hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_head');
    await runner.query('DROP TABLE audit_entry');
  }
}
