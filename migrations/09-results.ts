import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One for each campaign; what it holds never changes again, only that it is signed. */
const publication = `
  CREATE TABLE publication (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    campaign_id INT UNSIGNED NOT NULL,
    state ENUM('draft','signed') NOT NULL DEFAULT 'draft',
    outcome ENUM('figures','too-few-answers','unsafe') NOT NULL COMMENT 'only figures have rows',
    k SMALLINT UNSIGNED NOT NULL,
    report JSON NOT NULL COMMENT 'what disclosure control did',
    created_at DATETIME(3) NOT NULL,
    signed_by VARCHAR(120) NULL,
    signed_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_publication_campaign (campaign_id),
    CONSTRAINT fk_publication_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/** One published figure of one group. Groups are departments of the campaign's own tree; the root is the organisation. */
const row = `
  CREATE TABLE publication_row (
    publication_id INT UNSIGNED NOT NULL,
    position INT UNSIGNED NOT NULL,
    group_kind ENUM('organisation','department','family') NOT NULL,
    group_id INT UNSIGNED NOT NULL,
    measure VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    item VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    s TINYINT UNSIGNED NULL COMMENT 'greatest shortfall counted',
    capped TINYINT UNSIGNED NOT NULL COMMENT 'targets lie above s',
    value DOUBLE NOT NULL,
    lower_limit DOUBLE NULL,
    upper_limit DOUBLE NULL,
    n INT UNSIGNED NULL COMMENT 'answers',
    population DOUBLE NULL COMMENT 'people the figure speaks about',
    target DOUBLE NULL COMMENT 'mean in the roster',
    parts SMALLINT UNSIGNED NULL COMMENT 'skills or items summed',
    reliability ENUM('high','medium','low') NULL,
    PRIMARY KEY (publication_id, position),
    CONSTRAINT fk_publication_row_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/** What has passed disclosure control, and nothing on the way to it. */
export class Results1764000000009 implements MigrationInterface {
  name = 'Results1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(publication);
    await runner.query(row);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE publication_row');
    await runner.query('DROP TABLE publication');
  }
}
