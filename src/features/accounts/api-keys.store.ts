import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

export interface ApiKey {
  id: number;
  name: string;
  scopes: string[];
  createdAt: Date;
  revokedAt: Date | null;
}

interface Row {
  id: number;
  name: string;
  scopes: string[] | string;
  created_at: Date;
  revoked_at: Date | null;
}

function keyOf(row: Row): ApiKey {
  const scopes = typeof row.scopes === 'string' ? (JSON.parse(row.scopes) as string[]) : row.scopes;
  return { id: row.id, name: row.name, scopes, createdAt: row.created_at, revokedAt: row.revoked_at };
}

@Injectable()
export class ApiKeysStore {
  constructor(private readonly database: Database) {}

  async insert(key: { name: string; hash: Buffer; scopes: string[]; at: Date }): Promise<number> {
    const { insertId } = await this.database.execute(
      'INSERT INTO api_key (name, key_hash, scopes, created_at) VALUES (?, ?, ?, ?)',
      [key.name, key.hash, JSON.stringify(key.scopes), key.at],
    );
    return insertId;
  }

  async byHash(hash: Buffer): Promise<ApiKey | null> {
    const [row] = await this.database.query<Row>(
      'SELECT id, name, scopes, created_at, revoked_at FROM api_key WHERE key_hash = ?',
      [hash],
    );
    return row ? keyOf(row) : null;
  }

  async list(): Promise<ApiKey[]> {
    const rows = await this.database.query<Row>(
      'SELECT id, name, scopes, created_at, revoked_at FROM api_key ORDER BY id',
    );
    return rows.map(keyOf);
  }

  /** False where there is no such key, or it was revoked before. */
  async revoke(id: number, at: Date): Promise<boolean> {
    const { changed } = await this.database.execute(
      'UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
      [at, id],
    );
    return changed === 1;
  }
}
