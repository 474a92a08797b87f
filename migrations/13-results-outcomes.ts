import type { MigrationInterface, QueryRunner } from 'typeorm';

const outcome = (values: string) =>
  `ALTER TABLE publication MODIFY outcome ENUM(${values}) NOT NULL COMMENT 'only figures have rows'`;

/** Two more ways in which a count may end without figures. */
export class ResultsOutcomes1764000000013 implements MigrationInterface {
  name = 'ResultsOutcomes1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outcome("'figures','too-few-answers','unsafe','too-many-ballots','key-missing'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(outcome("'figures','too-few-answers','unsafe'"));
  }
}
