import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The send ledger: one row per message that is meant to go out, in batches that a worker leases. */
export class Delivery1764000000002 implements MigrationInterface {
  name = 'Delivery1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_mailing (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT,
        scope VARCHAR(60) NOT NULL COMMENT 'whose business it is, such as campaign:12',
        kind VARCHAR(40) NOT NULL COMMENT 'names the owner and the email template',
        sequence INT UNSIGNED NOT NULL,
        created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        PRIMARY KEY (id),
        UNIQUE KEY uq_delivery_mailing_what (scope, kind, sequence)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE delivery_batch (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT,
        mailing_id INT UNSIGNED NOT NULL,
        number INT UNSIGNED NOT NULL COMMENT 'from 0 within its mailing',
        size INT UNSIGNED NOT NULL,
        background TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '0: somebody waits for this email',
        next_due_at DATETIME(3) NULL COMMENT 'the earliest due_at of its messages; NULL: nothing is open',
        lease_token CHAR(36) NULL,
        lease_until DATETIME(3) NULL,
        epoch INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'leases taken so far',
        PRIMARY KEY (id),
        UNIQUE KEY uq_delivery_batch_number (mailing_id, number),
        KEY ix_delivery_batch_due (background, next_due_at),
        CONSTRAINT fk_delivery_batch_mailing FOREIGN KEY (mailing_id) REFERENCES delivery_mailing (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE delivery_message (
        batch_id INT UNSIGNED NOT NULL,
        position INT UNSIGNED NOT NULL COMMENT 'from 1 within its batch',
        mailing_id INT UNSIGNED NOT NULL,
        recipient_id INT UNSIGNED NOT NULL COMMENT 'participant, account or member: the owner knows',
        state ENUM('ready','sending','retry','in_doubt','sent','blocked','failed_hard','failed_soft','bounced',
          'withheld','cancelled') NOT NULL,
        address VARCHAR(254) COLLATE utf8mb4_bin NULL,
        attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
        refusals SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'temporary refusals so far',
        possible_duplicates SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sent again although it may have gone out',
        due_at DATETIME(3) NULL COMMENT 'NULL if and only if the message is no longer open',
        first_date DATETIME(3) NULL COMMENT 'the Date header of every copy',
        reason VARCHAR(40) NULL,
        enhanced_code VARCHAR(12) NULL,
        last_reply VARCHAR(500) NULL,
        PRIMARY KEY (batch_id, position),
        UNIQUE KEY uq_delivery_message_recipient (mailing_id, recipient_id),
        CONSTRAINT fk_delivery_message_batch FOREIGN KEY (batch_id) REFERENCES delivery_batch (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE delivery_suppression (
        address VARCHAR(254) COLLATE utf8mb4_bin NOT NULL COMMENT 'in lower case',
        reason VARCHAR(40) NOT NULL,
        last_reply VARCHAR(500) NULL,
        at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        PRIMARY KEY (address)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['suppression', 'message', 'batch', 'mailing']) {
      await runner.query(`DROP TABLE delivery_${table}`);
    }
  }
}
