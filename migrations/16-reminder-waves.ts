import type { MigrationInterface, QueryRunner } from 'typeorm';

const wave = `
  CREATE TABLE invitation_wave (
    campaign_id INT UNSIGNED NOT NULL,
    number SMALLINT UNSIGNED NOT NULL,
    rule ENUM('after-opening', 'before-closing') NOT NULL,
    days SMALLINT UNSIGNED NOT NULL,
    planned_for DATE NULL COMMENT 'NULL before the launch: the dates of a draft may still move',
    state ENUM('planned', 'sent', 'skipped') NOT NULL DEFAULT 'planned',
    reason VARCHAR(40) NULL COMMENT 'why it was skipped',
    sequence INT UNSIGNED NULL COMMENT 'of the reminder that it became',
    PRIMARY KEY (campaign_id, number),
    KEY ix_invitation_wave_due (state, planned_for),
    CONSTRAINT fk_invitation_wave_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;

const choice = `
  CREATE TABLE invitation_wave_choice (
    campaign_id INT UNSIGNED NOT NULL COMMENT 'somebody has decided on its waves, perhaps on none; else the proposal holds',
    PRIMARY KEY (campaign_id),
    CONSTRAINT fk_invitation_wave_choice_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;

const refusal = `
  CREATE TABLE survey_refusal (
    person_id INT UNSIGNED NOT NULL COMMENT 'asked for no surveys; since when is kept nowhere',
    PRIMARY KEY (person_id),
    CONSTRAINT fk_survey_refusal_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;

const linkRequest = `
  CREATE TABLE invitation_link_request (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    address VARCHAR(254) COLLATE utf8mb4_bin NOT NULL COMMENT 'as typed; the row goes once a worker has looked it up',
    PRIMARY KEY (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;

const linkHour = `
  CREATE TABLE invitation_link_hour (
    participant_id INT UNSIGNED NOT NULL,
    at DATETIME(3) NOT NULL COMMENT 'not more than one link in the hour after it',
    PRIMARY KEY (participant_id),
    KEY ix_invitation_link_hour_at (at),
    CONSTRAINT fk_invitation_link_hour_participant FOREIGN KEY (participant_id) REFERENCES participant (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;

/** Reminders that are planned by days, people who want no surveys, and links that are asked for again. */
export class ReminderWaves1764000000016 implements MigrationInterface {
  name = 'ReminderWaves1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [wave, choice, refusal, linkRequest, linkHour]) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'invitation_link_hour',
      'invitation_link_request',
      'survey_refusal',
      'invitation_wave_choice',
      'invitation_wave',
    ];
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
