import type { MigrationInterface, QueryRunner } from 'typeorm';

const campaign = `
  CREATE TABLE campaign (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    uid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'names the key file',
    name VARCHAR(120) NOT NULL,
    name_cy VARCHAR(120) NULL,
    purpose VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'one sentence to staff: why we ask',
    purpose_cy VARCHAR(500) NULL,
    state ENUM('draft','launching','open','closing','closed','counting','drafted','publishing','published',
      'cancelled') NOT NULL DEFAULT 'draft',
    pack_version_id INT UNSIGNED NOT NULL,
    pack JSON NULL COMMENT 'the frozen document, from launch',
    audience JSON NOT NULL,
    opens_on DATE NOT NULL,
    closes_on DATE NOT NULL,
    k SMALLINT UNSIGNED NOT NULL DEFAULT 10,
    contact JSON NOT NULL,
    checks JSON NOT NULL,
    launch_reason VARCHAR(1000) NULL COMMENT 'why it is launched although something is missing',
    launch_problem VARCHAR(40) NULL COMMENT 'why the last launch could not be done',
    created_at DATETIME(3) NOT NULL,
    launched_at DATETIME(3) NULL,
    closed_at DATETIME(3) NULL,
    published_at DATETIME(3) NULL,
    invited INT UNSIGNED NULL COMMENT 'people on the roster, from launch',
    PRIMARY KEY (id),
    UNIQUE KEY uq_campaign_uid (uid),
    KEY ix_campaign_state (state, closes_on),
    CONSTRAINT fk_campaign_pack_version FOREIGN KEY (pack_version_id) REFERENCES pack_version (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

const department = `
  CREATE TABLE campaign_department (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id INT UNSIGNED NOT NULL,
    department_id INT UNSIGNED NULL COMMENT 'of the directory; NULL: the root made for a directory with several',
    parent_id INT UNSIGNED NULL,
    name VARCHAR(200) NOT NULL,
    name_cy VARCHAR(200) NULL,
    depth TINYINT UNSIGNED NOT NULL,
    invited INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'people directly in it',
    shows_rates TINYINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY uq_campaign_department_department (campaign_id, department_id),
    CONSTRAINT fk_campaign_department_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_campaign_department_department FOREIGN KEY (department_id) REFERENCES department (id),
    CONSTRAINT fk_campaign_department_parent FOREIGN KEY (parent_id) REFERENCES campaign_department (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/** `answered` has no time beside it, on purpose. */
const participant = `
  CREATE TABLE participant (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id INT UNSIGNED NOT NULL,
    person_id INT UNSIGNED NOT NULL,
    department_id INT UNSIGNED NOT NULL COMMENT 'of the campaign',
    name VARCHAR(200) NOT NULL,
    email VARCHAR(254) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
    language ENUM('en','cy') NOT NULL,
    job_title VARCHAR(200) NOT NULL,
    job_family VARCHAR(120) NOT NULL COMMENT 'as imported',
    family_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the pack; NULL: general profile',
    leader TINYINT UNSIGNED NOT NULL,
    answered TINYINT UNSIGNED NOT NULL DEFAULT 0,
    opted_out TINYINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY uq_participant_person (campaign_id, person_id),
    KEY ix_participant_group (campaign_id, department_id, family_key),
    CONSTRAINT fk_participant_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_participant_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_participant_department FOREIGN KEY (department_id) REFERENCES campaign_department (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

const key = `
  CREATE TABLE campaign_key (
    campaign_id INT UNSIGNED NOT NULL,
    public_key VARBINARY(32) NOT NULL,
    wrapped_private_key VARBINARY(200) NOT NULL,
    wrapped_link_secret VARBINARY(200) NULL COMMENT 'NULL from close on',
    PRIMARY KEY (campaign_id),
    CONSTRAINT fk_campaign_key_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

const rate = `
  CREATE TABLE campaign_rate (
    campaign_id INT UNSIGNED NOT NULL,
    day DATE NOT NULL COMMENT 'at the end of this day',
    department_id INT UNSIGNED NOT NULL COMMENT 'of the campaign, with everything below it',
    invited INT UNSIGNED NOT NULL,
    answered INT UNSIGNED NOT NULL,
    PRIMARY KEY (campaign_id, day, department_id),
    CONSTRAINT fk_campaign_rate_department FOREIGN KEY (department_id) REFERENCES campaign_department (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/** Campaigns, and what a launch fixes: the tree, the roster, the keys, and which departments show response rates. */
export class Campaigns1764000000006 implements MigrationInterface {
  name = 'Campaigns1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [campaign, department, participant, key, rate]) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE campaign_rate, campaign_key, participant');
    await runner.query('DROP TABLE campaign_department');
    await runner.query('DROP TABLE campaign');
  }
}
