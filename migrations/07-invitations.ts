import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What opens a campaign for one person, and the days on which everybody was reminded. */
export class Invitations1764000000007 implements MigrationInterface {
  name = 'Invitations1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invitation_token (
        token_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the token; the token itself is nowhere',
        campaign_id INT UNSIGNED NOT NULL,
        participant_id INT UNSIGNED NOT NULL,
        batch_id INT UNSIGNED NOT NULL COMMENT 'the ledger row it was made for',
        position INT UNSIGNED NOT NULL,
        revoked TINYINT UNSIGNED NOT NULL DEFAULT 0,
        PRIMARY KEY (token_hash),
        KEY ix_invitation_token_campaign (campaign_id),
        KEY ix_invitation_token_participant (participant_id),
        CONSTRAINT fk_invitation_token_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
        CONSTRAINT fk_invitation_token_participant FOREIGN KEY (participant_id) REFERENCES participant (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE invitation_reminder (
        campaign_id INT UNSIGNED NOT NULL,
        sequence INT UNSIGNED NOT NULL,
        day DATE NOT NULL,
        PRIMARY KEY (campaign_id, sequence),
        UNIQUE KEY uq_invitation_reminder_day (campaign_id, day),
        CONSTRAINT fk_invitation_reminder_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitation_reminder');
    await runner.query('DROP TABLE invitation_token');
  }
}
