import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** People who want no surveys at all. Since when is kept nowhere. */
@Injectable()
export class SurveyRefusalsStore {
  constructor(private readonly database: Database) {}

  async add(personId: number): Promise<void> {
    await this.database.execute(
      'INSERT INTO survey_refusal (person_id) VALUES (?) ON DUPLICATE KEY UPDATE person_id = VALUES(person_id)',
      [personId],
    );
  }

  async remove(personId: number): Promise<void> {
    await this.database.execute('DELETE FROM survey_refusal WHERE person_id = ?', [personId]);
  }

  async among(personIds: number[]): Promise<Set<number>> {
    if (personIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: number }>(
      'SELECT person_id AS id FROM survey_refusal WHERE person_id IN (?)',
      [personIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
