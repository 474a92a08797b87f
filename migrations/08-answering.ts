import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Gone with the submission. The id is the SHA-256 of the secret in the cookie, the draft is encrypted under a key
 * derived from that secret. No times: nobody needs to know when somebody began.
 */
const session = `
  CREATE TABLE answer_session (
    id BINARY(32) NOT NULL,
    campaign_id INT UNSIGNED NOT NULL,
    participant_id INT UNSIGNED NOT NULL,
    draft VARBINARY(1024) NOT NULL,
    PRIMARY KEY (id),
    KEY ix_answer_session_participant (participant_id),
    KEY ix_answer_session_campaign (campaign_id),
    CONSTRAINT fk_answer_session_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_answer_session_participant FOREIGN KEY (participant_id) REFERENCES participant (id)
  ) ENGINE = InnoDB`;

/** Random ids, no time, no order, no person: every further column would be a way back to somebody. */
const ballot = `
  CREATE TABLE ballot (
    id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    campaign_id INT UNSIGNED NOT NULL,
    kind ENUM('answers', 'leader') NOT NULL,
    sealed VARBINARY(1024) NOT NULL,
    PRIMARY KEY (id),
    KEY ix_ballot_campaign (campaign_id),
    CONSTRAINT fk_ballot_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE = InnoDB`;

const plan = `
  CREATE TABLE plan (
    lookup BINARY(32) NOT NULL,
    campaign_id INT UNSIGNED NOT NULL,
    content VARBINARY(1024) NOT NULL,
    PRIMARY KEY (lookup),
    KEY ix_plan_campaign (campaign_id),
    CONSTRAINT fk_plan_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE = InnoDB`;

/** Hashes that stand inside sealed ballots: counting drops those ballots. Which ones, only counting can tell. */
const withdrawal = `
  CREATE TABLE withdrawal (
    campaign_id INT UNSIGNED NOT NULL,
    hash BINARY(32) NOT NULL,
    PRIMARY KEY (campaign_id, hash),
    CONSTRAINT fk_withdrawal_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE = InnoDB`;

/** Drafts, the sealed ballot box, private plans and withdrawals. */
export class Answering1764000000008 implements MigrationInterface {
  name = 'Answering1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [session, ballot, plan, withdrawal]) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE withdrawal, plan, ballot, answer_session');
  }
}
