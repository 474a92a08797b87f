import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One file of cards to print: when it was made and for how many, never for whom. */
const sheet = `
  CREATE TABLE printed_code_sheet (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id INT UNSIGNED NOT NULL,
    form CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'names the form that asked for it: a file is made once',
    edition ENUM('normal','large') NOT NULL,
    cards INT UNSIGNED NOT NULL,
    made_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_printed_code_sheet_form (form),
    KEY ix_printed_code_sheet_campaign (campaign_id),
    CONSTRAINT fk_printed_code_sheet_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/** No time and no word of whether it was used: spending is the participant's own flag. Goes with the publication. */
const code = `
  CREATE TABLE printed_code (
    code_hmac BINARY(32) NOT NULL COMMENT 'HMAC-SHA-256 of the code under a key of the server; the code itself is nowhere',
    campaign_id INT UNSIGNED NOT NULL,
    participant_id INT UNSIGNED NOT NULL,
    sheet_id INT UNSIGNED NULL COMMENT 'NULL: it stands in a letter',
    revoked TINYINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (code_hmac),
    KEY ix_printed_code_participant (participant_id, revoked),
    KEY ix_printed_code_campaign (campaign_id),
    CONSTRAINT fk_printed_code_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_printed_code_participant FOREIGN KEY (participant_id) REFERENCES participant (id),
    CONSTRAINT fk_printed_code_sheet FOREIGN KEY (sheet_id) REFERENCES printed_code_sheet (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/** Codes on cards and letters, for people who have no email. */
export class PrintedCodes1764000000019 implements MigrationInterface {
  name = 'PrintedCodes1764000000019';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [sheet, code]) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE printed_code');
    await runner.query('DROP TABLE printed_code_sheet');
  }
}
