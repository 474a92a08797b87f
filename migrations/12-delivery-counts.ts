import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is left of mailings whose lists of recipients had to be destroyed: how many came to which end. */
export class DeliveryCounts1764000000012 implements MigrationInterface {
  name = 'DeliveryCounts1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS delivery_count (
        mailing_id INT UNSIGNED NOT NULL,
        state VARCHAR(12) NOT NULL,
        messages INT UNSIGNED NOT NULL,
        PRIMARY KEY (mailing_id, state),
        CONSTRAINT fk_delivery_count_mailing FOREIGN KEY (mailing_id) REFERENCES delivery_mailing (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_count');
  }
}
