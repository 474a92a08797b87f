import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who sign in and programs with keys. Sessions live in Redis and carry `session_epoch`: raising it ends them
 * all, even while Redis is away. `account_department` gets its foreign key from the directory, which comes later.
 */
export class Accounts1764000000003 implements MigrationInterface {
  name = 'Accounts1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        name VARCHAR(120) NOT NULL,
        role ENUM('administrator', 'hr', 'leader') NOT NULL,
        language ENUM('en', 'cy') NOT NULL DEFAULT 'en',
        password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL,
        active TINYINT(1) NOT NULL DEFAULT 1,
        session_epoch INT UNSIGNED NOT NULL DEFAULT 0,
        created_at DATETIME(3) NOT NULL,
        UNIQUE KEY uq_account_email (email)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await runner.query(`
      CREATE TABLE account_department (
        account_id INT UNSIGNED NOT NULL,
        department_id INT UNSIGNED NOT NULL,
        PRIMARY KEY (account_id, department_id),
        CONSTRAINT fk_account_department_account FOREIGN KEY (account_id) REFERENCES account (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await runner.query(`
      CREATE TABLE password_link (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        account_id INT UNSIGNED NOT NULL,
        token_hash BINARY(32) NULL,
        purpose ENUM('set', 'reset') NOT NULL,
        expires_at DATETIME(3) NOT NULL,
        used_at DATETIME(3) NULL,
        UNIQUE KEY uq_password_link_token (token_hash),
        CONSTRAINT fk_password_link_account FOREIGN KEY (account_id) REFERENCES account (id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await runner.query(`
      CREATE TABLE api_key (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        name VARCHAR(120) NOT NULL,
        key_hash BINARY(32) NOT NULL,
        scopes JSON NOT NULL,
        created_at DATETIME(3) NOT NULL,
        revoked_at DATETIME(3) NULL,
        UNIQUE KEY uq_api_key_hash (key_hash)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_key');
    await runner.query('DROP TABLE password_link');
    await runner.query('DROP TABLE account_department');
    await runner.query('DROP TABLE account');
  }
}
