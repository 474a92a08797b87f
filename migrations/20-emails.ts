import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words that HR wrote for a campaign's emails, samples sent to themselves, and what the workers sign emails with. */
export class Emails1764000000020 implements MigrationInterface {
  name = 'Emails1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign_email_text (
        campaign_id INT UNSIGNED NOT NULL,
        kind VARCHAR(20) NOT NULL COMMENT 'invitation or reminder',
        language CHAR(2) NOT NULL,
        subject VARCHAR(300) NULL COMMENT 'null, like the other two: back to our own words',
        opening TEXT NULL COMMENT 'paragraphs parted by an empty line',
        closing TEXT NULL,
        version INT UNSIGNED NOT NULL COMMENT 'one more with every change',
        changed_at DATETIME(3) NOT NULL,
        PRIMARY KEY (campaign_id, kind, language),
        CONSTRAINT fk_campaign_email_text_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE campaign_email_test (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT,
        campaign_id INT UNSIGNED NOT NULL,
        kind VARCHAR(20) NOT NULL,
        language CHAR(2) NOT NULL,
        text_version INT UNSIGNED NOT NULL COMMENT 'of the words that it was asked for with',
        account_id INT UNSIGNED NOT NULL COMMENT 'who asked, and gets it',
        asked_at DATETIME(3) NOT NULL,
        PRIMARY KEY (id),
        KEY ix_campaign_email_test_campaign (campaign_id, kind, language),
        KEY ix_campaign_email_test_account (account_id),
        CONSTRAINT fk_campaign_email_test_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
        CONSTRAINT fk_campaign_email_test_account FOREIGN KEY (account_id) REFERENCES account (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE delivery_signing_key (
        id TINYINT UNSIGNED NOT NULL COMMENT 'always 1',
        domain VARCHAR(255) NOT NULL,
        selector VARCHAR(63) NOT NULL,
        public_key TEXT NOT NULL COMMENT 'base64 of the SubjectPublicKeyInfo, as it stands in DNS',
        PRIMARY KEY (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_signing_key');
    await runner.query('DROP TABLE campaign_email_test');
    await runner.query('DROP TABLE campaign_email_text');
  }
}
