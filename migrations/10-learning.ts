import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What there is to learn from. `shipped` entries follow the file that comes with the product; own ones never do. */
export class Learning1764000000010 implements MigrationInterface {
  name = 'Learning1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learning_resource (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT,
        resource_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        source ENUM('shipped','own') NOT NULL DEFAULT 'shipped',
        position INT UNSIGNED NOT NULL,
        title JSON NOT NULL COMMENT 'en and cy, as summary and provider',
        summary JSON NOT NULL,
        provider JSON NOT NULL,
        link VARCHAR(400) NULL,
        format ENUM('course','guide','session','peer','customer','practice') NOT NULL,
        languages JSON NOT NULL,
        hours DECIMAL(5,2) NOT NULL COMMENT 'of the learner, in quarters',
        cost_per_run DECIMAL(10,2) NOT NULL COMMENT 'pounds',
        cost_per_seat DECIMAL(10,2) NOT NULL COMMENT 'pounds',
        seats SMALLINT UNSIGNED NULL COMMENT 'in one run; NULL: any number',
        steps JSON NOT NULL COMMENT 'skill, from, to',
        retired TINYINT UNSIGNED NOT NULL DEFAULT 0,
        PRIMARY KEY (id),
        UNIQUE KEY uq_learning_resource_key (resource_key)
      ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE learning_resource');
  }
}
