import type { MigrationInterface, QueryRunner } from 'typeorm';

const reach = `
  ADD COLUMN mobile VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'E.164, such as +447700900123',
  ADD COLUMN postal_address VARCHAR(500) NULL COMMENT 'up to 7 lines, the last a UK postcode'`;

/** Ways to reach people who have no email: what the directory knows, what HR allows, and by which way each message goes. */
export class Channels1764000000018 implements MigrationInterface {
  name = 'Channels1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_message
        ADD COLUMN channel ENUM('email', 'text', 'letter') NOT NULL DEFAULT 'email'`);
    await runner.query(`ALTER TABLE person ${reach}`);
    await runner.query(`ALTER TABLE directory_import_row ${reach}`);
    await runner.query(`
      CREATE TABLE invitation_channel (
        campaign_id INT UNSIGNED NOT NULL,
        text TINYINT UNSIGNED NOT NULL COMMENT 'text messages to people without an email address',
        letter TINYINT UNSIGNED NOT NULL COMMENT 'letters to people with neither address nor mobile',
        reminder_letters TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'reminders that may go by letter, the first ones',
        PRIMARY KEY (campaign_id),
        CONSTRAINT fk_invitation_channel_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitation_channel');
    await runner.query('ALTER TABLE directory_import_row DROP COLUMN mobile, DROP COLUMN postal_address');
    await runner.query('ALTER TABLE person DROP COLUMN mobile, DROP COLUMN postal_address');
    await runner.query('ALTER TABLE delivery_message DROP COLUMN channel');
  }
}
