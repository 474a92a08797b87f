import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One open community for each skill: `open_key` is empty once it is closed. */
const community = `
  CREATE TABLE community (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    skill_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    open_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    publication_id INT UNSIGNED NOT NULL COMMENT 'the figures that made it worth starting',
    campaign_id INT UNSIGNED NOT NULL,
    title JSON NOT NULL COMMENT 'en and cy',
    reason JSON NOT NULL COMMENT 'published figures, as they were',
    state ENUM('open','closed') NOT NULL DEFAULT 'open',
    opened_at DATETIME(3) NOT NULL,
    opened_by VARCHAR(120) NOT NULL,
    closed_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_community_open (open_key),
    CONSTRAINT fk_community_publication FOREIGN KEY (publication_id) REFERENCES publication (id),
    CONSTRAINT fk_community_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/**
 * Asked for, then confirmed by email; whoever leaves is deleted. No link to a person of the directory, a participant
 * or a plan. Asking again makes another row, so that nobody can change what somebody else has asked for.
 */
const member = `
  CREATE TABLE community_member (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    community_id INT UNSIGNED NOT NULL,
    email VARCHAR(254) COLLATE utf8mb4_bin NOT NULL,
    confirmed_email VARCHAR(254) COLLATE utf8mb4_bin NULL COMMENT 'the same once it is confirmed',
    name VARCHAR(80) NOT NULL,
    role ENUM('learn','help') NOT NULL,
    language ENUM('en','cy') NOT NULL,
    asked_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NULL COMMENT 'of a question that nobody has confirmed',
    confirmed_at DATETIME(3) NULL,
    mails SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'links sent since it was confirmed',
    token_hash BINARY(32) NULL COMMENT 'of the link that confirms',
    member_hash BINARY(32) NULL COMMENT 'of the link that a member keeps',
    PRIMARY KEY (id),
    UNIQUE KEY uq_community_member_address (community_id, confirmed_email),
    UNIQUE KEY uq_community_member_token (token_hash),
    UNIQUE KEY uq_community_member_link (member_hash),
    KEY ix_community_member_expiry (expires_at),
    CONSTRAINT fk_community_member_community FOREIGN KEY (community_id) REFERENCES community (id)
  ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4`;

/** Communities of practice, and who joined them by their own act. */
export class Communities1764000000011 implements MigrationInterface {
  name = 'Communities1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(community);
    await runner.query(member);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE community_member, community');
  }
}
