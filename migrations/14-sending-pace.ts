import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How fast and when emails go out, and whose are held: columns, so that nothing of it is lost with Redis. */
export class SendingPace1764000000014 implements MigrationInterface {
  name = 'SendingPace1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_pace (
        id TINYINT UNSIGNED NOT NULL COMMENT 'always 1',
        per_minute INT UNSIGNED NULL COMMENT 'messages; NULL here and below: no limit',
        per_day INT UNSIGNED NULL COMMENT 'messages, by the day of London',
        per_domain_minute INT UNSIGNED NULL COMMENT 'messages to one recipient domain, unless it is named in domains',
        domains TEXT NULL COMMENT 'JSON: messages a minute by domain',
        connections SMALLINT UNSIGNED NULL COMMENT 'of one worker; NULL: SMTP_CONNECTIONS',
        weekdays VARCHAR(7) NULL COMMENT '1 Monday to 7 Sunday, such as 12345',
        opens_at CHAR(5) NULL COMMENT 'London time, such as 08:00',
        closes_at CHAR(5) NULL COMMENT 'up to 24:00',
        nation VARCHAR(20) NULL COMMENT 'whose bank holidays count; NULL: none',
        closed_days TEXT NULL COMMENT 'JSON: further days, such as 2026-12-24',
        changed_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE delivery_permit (
        bucket VARCHAR(255) COLLATE utf8mb4_bin NOT NULL COMMENT 'a recipient domain in lower case; empty: all messages',
        next_at DATETIME(6) NOT NULL COMMENT 'when the next message may go; by the clock of the database',
        wait_ms INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how long the last one was told to wait',
        day DATE NOT NULL,
        used INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'messages of that day',
        PRIMARY KEY (bucket)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE delivery_meter (
        minute DATETIME NOT NULL,
        worker CHAR(36) NOT NULL COMMENT 'a process; each has its own row, so that none waits for another',
        messages INT UNSIGNED NOT NULL,
        busy_ms INT UNSIGNED NOT NULL COMMENT 'in which it was sending, without waiting for its turn',
        PRIMARY KEY (minute, worker)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE delivery_pause (
        scope VARCHAR(60) NOT NULL,
        reason VARCHAR(20) NOT NULL,
        since DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        PRIMARY KEY (scope)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      ALTER TABLE delivery_batch
        ADD COLUMN held TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '1: its scope is paused' AFTER background,
        DROP KEY ix_delivery_batch_due,
        ADD KEY ix_delivery_batch_due (held, background, next_due_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_batch
        DROP KEY ix_delivery_batch_due,
        DROP COLUMN held,
        ADD KEY ix_delivery_batch_due (background, next_due_at)`);
    for (const table of ['pause', 'meter', 'permit', 'pace'])
      await runner.query(`DROP TABLE delivery_${table}`);
  }
}
