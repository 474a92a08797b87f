import type { MigrationInterface, QueryRunner } from 'typeorm';

const department = `
  CREATE TABLE department (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    parent_id INT UNSIGNED NULL,
    name VARCHAR(200) NOT NULL,
    name_cy VARCHAR(200) NULL,
    path_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    depth TINYINT UNSIGNED NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_department_path_key (path_key),
    KEY ix_department_parent (parent_id),
    CONSTRAINT fk_department_parent FOREIGN KEY (parent_id) REFERENCES department (id)
  ) ENGINE = InnoDB`;

const person = `
  CREATE TABLE person (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    external_id VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    email VARCHAR(254) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
    department_id INT UNSIGNED NOT NULL,
    job_title VARCHAR(200) NOT NULL DEFAULT '',
    job_family VARCHAR(120) NOT NULL DEFAULT '',
    language ENUM('en', 'cy') NOT NULL DEFAULT 'en',
    leader TINYINT NOT NULL DEFAULT 0,
    employer VARCHAR(200) NOT NULL DEFAULT '',
    employment_type VARCHAR(20) NOT NULL DEFAULT 'permanent',
    manager_external_id VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    workplace VARCHAR(200) NOT NULL DEFAULT '',
    address_kind VARCHAR(10) NOT NULL DEFAULT 'work',
    left_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_person_external_id (external_id),
    KEY ix_person_department (department_id, left_at),
    KEY ix_person_email (email),
    CONSTRAINT fk_person_department FOREIGN KEY (department_id) REFERENCES department (id)
  ) ENGINE = InnoDB`;

/** One row; an import raises the version, so that a preview made before another import is known to be stale. */
const version = `
  CREATE TABLE directory_version (
    id TINYINT UNSIGNED NOT NULL,
    version INT UNSIGNED NOT NULL,
    PRIMARY KEY (id)
  ) ENGINE = InnoDB`;

const directoryImport = `
  CREATE TABLE directory_import (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    state ENUM('reading', 'unmapped', 'ready', 'applied') NOT NULL DEFAULT 'reading',
    scope ENUM('whole', 'changes') NULL,
    file_name VARCHAR(200) NOT NULL,
    reading JSON NULL,
    headings JSON NULL,
    mapping JSON NULL,
    counts JSON NULL,
    directory_version INT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(3) NOT NULL,
    created_by_kind VARCHAR(12) NOT NULL,
    created_by_id INT UNSIGNED NULL,
    created_by VARCHAR(200) NOT NULL,
    applied_at DATETIME(3) NULL,
    forgotten_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    KEY ix_directory_import_forgotten (forgotten_at, created_at)
  ) ENGINE = InnoDB`;

/** The file's cells as they were read, about 1,000 rows each, so that headings can be taken for something else. */
const chunk = `
  CREATE TABLE directory_import_chunk (
    import_id INT UNSIGNED NOT NULL,
    chunk INT UNSIGNED NOT NULL,
    cells MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (import_id, chunk),
    CONSTRAINT fk_directory_import_chunk_import FOREIGN KEY (import_id) REFERENCES directory_import (id)
  ) ENGINE = InnoDB`;

const stagedDepartment = `
  CREATE TABLE directory_import_department (
    import_id INT UNSIGNED NOT NULL,
    path_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    parent_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    name VARCHAR(200) NOT NULL,
    name_cy VARCHAR(200) NULL,
    depth TINYINT UNSIGNED NOT NULL,
    PRIMARY KEY (import_id, path_key),
    CONSTRAINT fk_directory_import_department_import FOREIGN KEY (import_id) REFERENCES directory_import (id)
  ) ENGINE = InnoDB`;

/** Compared byte by byte: a name whose capitals changed has changed. */
const row = `
  CREATE TABLE directory_import_row (
    import_id INT UNSIGNED NOT NULL,
    line INT UNSIGNED NOT NULL,
    external_id VARCHAR(60) NULL,
    name VARCHAR(200) NOT NULL DEFAULT '',
    email VARCHAR(254) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
    path_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    job_title VARCHAR(200) NOT NULL DEFAULT '',
    job_family VARCHAR(120) NOT NULL DEFAULT '',
    language VARCHAR(2) NOT NULL DEFAULT 'en',
    leader TINYINT NOT NULL DEFAULT 0,
    employer VARCHAR(200) NOT NULL DEFAULT '',
    employment_type VARCHAR(20) NOT NULL DEFAULT 'permanent',
    manager_external_id VARCHAR(60) NOT NULL DEFAULT '',
    workplace VARCHAR(200) NOT NULL DEFAULT '',
    address_kind VARCHAR(10) NOT NULL DEFAULT 'work',
    main_post TINYINT NOT NULL DEFAULT 0,
    faults VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NULL,
    standing ENUM('main', 'other-post', 'left-out') NOT NULL DEFAULT 'main',
    main_line INT UNSIGNED NULL,
    same_address_line INT UNSIGNED NULL,
    same_address_person_id INT UNSIGNED NULL,
    PRIMARY KEY (import_id, line),
    KEY ix_directory_import_row_person (import_id, external_id),
    CONSTRAINT fk_directory_import_row_import FOREIGN KEY (import_id) REFERENCES directory_import (id)
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

/** Department tree, staff, and imports that are looked at before they are applied. */
export class Directory1764000000004 implements MigrationInterface {
  name = 'Directory1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [department, person, version, directoryImport, chunk, stagedDepartment, row]) {
      await runner.query(table);
    }
    await runner.query(`
      ALTER TABLE account_department ADD CONSTRAINT fk_account_department_department
        FOREIGN KEY (department_id) REFERENCES department (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account_department DROP FOREIGN KEY fk_account_department_department');
    await runner.query(
      'DROP TABLE directory_import_row, directory_import_department, directory_import_chunk',
    );
    await runner.query('DROP TABLE directory_import, directory_version');
    await runner.query('DROP TABLE person, department');
  }
}
