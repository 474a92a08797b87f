import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

@Injectable()
export class PeopleStore {
  constructor(private readonly database: Database) {}

  async count(): Promise<{ people: number; withoutEmail: number }> {
    const [row] = await this.database.query<{ people: number; withoutEmail: number }>(
      'SELECT COUNT(*) AS people, COUNT(*) - COUNT(email) AS withoutEmail FROM person WHERE left_at IS NULL',
    );
    return { people: Number(row?.people ?? 0), withoutEmail: Number(row?.withoutEmail ?? 0) };
  }

  async jobFamilies(): Promise<{ family: string; people: number }[]> {
    const rows = await this.database.query<{ family: string; people: number }>(
      `SELECT job_family AS family, COUNT(*) AS people FROM person WHERE left_at IS NULL
       GROUP BY job_family ORDER BY job_family`,
    );
    return rows.map(({ family, people }) => ({ family, people: Number(people) }));
  }

  async leftAmong(ids: number[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<{ id: number }>(
      'SELECT id FROM person WHERE id IN (?) AND left_at IS NOT NULL',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async postalAddresses(ids: number[]): Promise<{ id: number; postalAddress: string }[]> {
    if (ids.length === 0) return [];
    return this.database.query(
      `SELECT id, postal_address AS postalAddress FROM person
       WHERE id IN (?) AND left_at IS NULL AND postal_address IS NOT NULL`,
      [ids],
    );
  }

  /** A letter beyond ASCII stands in no address of the directory, and the column could not compare it. */
  async hasAddress(email: string): Promise<boolean> {
    if (!/^[\x21-\x7e]+$/.test(email)) return false;
    const rows = await this.database.query(
      'SELECT 1 FROM person WHERE email = ? AND left_at IS NULL LIMIT 1',
      [email],
    );
    return rows.length > 0;
  }
}
