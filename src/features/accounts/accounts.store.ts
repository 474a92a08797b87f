import { Injectable } from '@nestjs/common';
import { Database, databaseErrorNumber } from '../../platform/database/database.js';
import type { Role } from './rules/roles.js';

export interface Account {
  id: number;
  email: string;
  name: string;
  role: Role;
  language: 'en' | 'cy';
  /** Directory departments a leader answers for; empty for other roles. */
  departmentIds: number[];
  active: boolean;
  /** False until the emailed link has been used. */
  hasPassword: boolean;
  /** Sessions opened under an earlier number are over. */
  sessionEpoch: number;
}

export type AccountDetails = Pick<Account, 'email' | 'name' | 'role' | 'language' | 'departmentIds'>;

interface Row {
  id: number;
  email: string;
  name: string;
  role: Role;
  language: 'en' | 'cy';
  active: number;
  has_password: number;
  session_epoch: number;
  departments: string | null;
}

const duplicateKey = 1062;

const selectAccount = `
  SELECT a.id, a.email, a.name, a.role, a.language, a.active, a.session_epoch,
         a.password_hash IS NOT NULL AS has_password,
         (SELECT GROUP_CONCAT(d.department_id ORDER BY d.department_id)
            FROM account_department d WHERE d.account_id = a.id) AS departments
    FROM account a`;

function accountOf(row: Row): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    language: row.language,
    departmentIds: row.departments ? row.departments.split(',').map(Number) : [],
    active: Boolean(row.active),
    hasPassword: Boolean(Number(row.has_password)),
    sessionEpoch: row.session_epoch,
  };
}

@Injectable()
export class AccountsStore {
  constructor(private readonly database: Database) {}

  /** Null where somebody has this address already. */
  async insert(details: AccountDetails, passwordHash: string | null, at: Date): Promise<number | null> {
    try {
      const { insertId } = await this.database.execute(
        'INSERT INTO account (email, name, role, language, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        [details.email, details.name, details.role, details.language, passwordHash, at],
      );
      await this.setDepartments(insertId, details.departmentIds);
      return insertId;
    } catch (error) {
      if (databaseErrorNumber(error) === duplicateKey) return null;
      throw error;
    }
  }

  async update(id: number, details: Omit<AccountDetails, 'email'>): Promise<void> {
    await this.database.execute('UPDATE account SET name = ?, role = ?, language = ? WHERE id = ?', [
      details.name,
      details.role,
      details.language,
      id,
    ]);
    await this.database.execute('DELETE FROM account_department WHERE account_id = ?', [id]);
    await this.setDepartments(id, details.departmentIds);
  }

  private async setDepartments(id: number, departmentIds: number[]): Promise<void> {
    if (departmentIds.length === 0) return;
    const places = departmentIds.map(() => '(?, ?)').join(', ');
    const values = departmentIds.flatMap((departmentId) => [id, departmentId]);
    await this.database.execute(
      `INSERT INTO account_department (account_id, department_id) VALUES ${places}`,
      values,
    );
  }

  async setActive(id: number, active: boolean): Promise<void> {
    await this.database.execute(
      'UPDATE account SET active = ?, session_epoch = session_epoch + 1 WHERE id = ?',
      [active ? 1 : 0, id],
    );
  }

  /** A new password ends every session that was opened with the old one. */
  async setPassword(id: number, passwordHash: string): Promise<void> {
    await this.database.execute(
      'UPDATE account SET password_hash = ?, session_epoch = session_epoch + 1 WHERE id = ?',
      [passwordHash, id],
    );
  }

  async byId(id: number): Promise<Account | null> {
    const [row] = await this.database.query<Row>(`${selectAccount} WHERE a.id = ?`, [id]);
    return row ? accountOf(row) : null;
  }

  async byEmail(email: string): Promise<Account | null> {
    const [row] = await this.database.query<Row>(`${selectAccount} WHERE a.email = ?`, [email]);
    return row ? accountOf(row) : null;
  }

  async passwordHash(id: number): Promise<string | null> {
    const [row] = await this.database.query<{ password_hash: string | null }>(
      'SELECT password_hash FROM account WHERE id = ?',
      [id],
    );
    return row?.password_hash ?? null;
  }

  async list(): Promise<Account[]> {
    const rows = await this.database.query<Row>(`${selectAccount} ORDER BY a.active DESC, a.name, a.id`);
    return rows.map(accountOf);
  }

  /** Locks them, so that two administrators can't remove each other at the same moment. */
  async lockActiveAdministrators(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      "SELECT id FROM account WHERE role = 'administrator' AND active = 1 ORDER BY id FOR UPDATE",
    );
    return rows.map((row) => row.id);
  }
}
