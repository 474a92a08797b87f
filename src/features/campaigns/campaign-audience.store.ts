import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { activePeopleSelect } from '../directory/index.js';

/** Departments are listed one by one, subtrees included; null: no limit. */
export interface AudienceFilter {
  departmentIds: number[] | null;
  employmentTypes: string[] | null;
}

/** A condition on `person`, as `activePeopleSelect` has it. */
export function audienceCondition({ departmentIds, employmentTypes }: AudienceFilter) {
  const parts = [
    ...(departmentIds ? [{ column: 'department_id', values: departmentIds }] : []),
    ...(employmentTypes ? [{ column: 'employment_type', values: employmentTypes }] : []),
  ];
  // An empty list is no SQL, and means nobody.
  if (parts.some(({ values }) => values.length === 0)) return { sql: '0 = 1', parameters: [] };
  return {
    sql: parts.map(({ column }) => `person.${column} IN (?)`).join(' AND ') || '1 = 1',
    parameters: parts.map(({ values }) => values),
  };
}

@Injectable()
export class CampaignAudienceStore {
  constructor(private readonly database: Database) {}

  async peopleByDepartment(
    filter: AudienceFilter,
  ): Promise<{ departmentId: number; people: number; withoutEmail: number }[]> {
    const condition = audienceCondition(filter);
    const rows = await this.database.query<{ departmentId: number; people: string; withoutEmail: string }>(
      `SELECT person.department_id AS departmentId, COUNT(*) AS people, COUNT(*) - COUNT(person.email) AS withoutEmail
       FROM (${activePeopleSelect}) person WHERE ${condition.sql} GROUP BY person.department_id`,
      condition.parameters,
    );
    return rows.map(({ departmentId, people, withoutEmail }) => ({
      departmentId,
      people: Number(people),
      withoutEmail: Number(withoutEmail),
    }));
  }

  /** Byte by byte, since only the pack decides which spellings are one family. */
  async jobFamilies(filter: AudienceFilter): Promise<{ family: string; people: number }[]> {
    const condition = audienceCondition(filter);
    const rows = await this.database.query<{ family: string; people: string }>(
      `SELECT spelling AS family, COUNT(*) AS people
       FROM (SELECT CONVERT(person.job_family USING utf8mb4) COLLATE utf8mb4_bin AS spelling
             FROM (${activePeopleSelect}) person WHERE ${condition.sql}) families
       GROUP BY spelling ORDER BY spelling`,
      condition.parameters,
    );
    return rows.map(({ family, people }) => ({ family, people: Number(people) }));
  }
}
