import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What mail servers answer, counted once per batch, and the domains that asked for time. */
export class Replies1764000000015 implements MigrationInterface {
  name = 'Replies1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_mailing
        ADD COLUMN confidential TINYINT UNSIGNED NULL
          COMMENT 'who gets it is a secret; NULL until its owner has said so, then it counts as one'`);
    await runner.query("UPDATE delivery_mailing SET confidential = IF(kind = 'reminder', 1, 0)");
    await runner.query(`
      ALTER TABLE delivery_batch
        ADD COLUMN tallied TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '1: delivery_tally holds its messages'`);
    await runner.query(`
      CREATE TABLE delivery_tally (
        batch_id INT UNSIGNED NOT NULL,
        state VARCHAR(12) NOT NULL,
        is_open TINYINT UNSIGNED NOT NULL,
        reason VARCHAR(40) NOT NULL COMMENT 'empty: none',
        messages INT UNSIGNED NOT NULL,
        copies INT UNSIGNED NOT NULL COMMENT 'sum of possible_duplicates',
        PRIMARY KEY (batch_id, state, is_open, reason),
        CONSTRAINT fk_delivery_tally_batch FOREIGN KEY (batch_id) REFERENCES delivery_batch (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      INSERT INTO delivery_tally (batch_id, state, is_open, reason, messages, copies)
      SELECT message.batch_id, message.state, 0, COALESCE(message.reason, ''), COUNT(*),
        SUM(message.possible_duplicates)
      FROM delivery_batch AS batch JOIN delivery_message AS message ON message.batch_id = batch.id
      WHERE batch.next_due_at IS NULL AND message.due_at IS NULL
      GROUP BY message.batch_id, message.state, COALESCE(message.reason, '')`);
    await runner.query('UPDATE delivery_batch SET tallied = 1 WHERE next_due_at IS NULL');
    await runner.query(`
      ALTER TABLE delivery_count
        ADD COLUMN copies INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sum of possible_duplicates'`);
    await runner.query(`
      ALTER TABLE delivery_suppression
        ADD COLUMN id INT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'names the address where it must not be named' FIRST,
        ADD UNIQUE KEY uq_delivery_suppression_id (id)`);
    await runner.query(`
      CREATE TABLE delivery_domain_pause (
        domain VARCHAR(254) COLLATE utf8mb4_bin NOT NULL COMMENT 'in lower case',
        until DATETIME(3) NOT NULL,
        failures SMALLINT UNSIGNED NOT NULL COMMENT 'pauses in a row without a message accepted between them',
        PRIMARY KEY (domain)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_domain_pause');
    await runner.query('ALTER TABLE delivery_suppression DROP COLUMN id');
    await runner.query('ALTER TABLE delivery_count DROP COLUMN copies');
    await runner.query('DROP TABLE delivery_tally');
    await runner.query('ALTER TABLE delivery_batch DROP COLUMN tallied');
    await runner.query('ALTER TABLE delivery_mailing DROP COLUMN confidential');
  }
}
