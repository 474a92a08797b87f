import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versioned packs: one document each, editable while a draft, never again once a campaign has used it. */
export class Surveys1764000000005 implements MigrationInterface {
  name = 'Surveys1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pack_version (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT,
        pack_key VARCHAR(60) NOT NULL,
        version INT UNSIGNED NOT NULL,
        title VARCHAR(200) NOT NULL,
        content JSON NOT NULL,
        state ENUM('draft', 'frozen') NOT NULL DEFAULT 'draft',
        created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        PRIMARY KEY (id),
        UNIQUE KEY uq_pack_version_key_version (pack_key, version)
      ) ENGINE = InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pack_version');
  }
}
