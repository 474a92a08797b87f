import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { chainStart, type Actor, type Deed } from './rules/hash-chain.js';

export interface AuditEntry extends Required<Deed> {
  id: number;
  at: Date;
  previousHash: string;
  hash: string;
}

interface Row {
  id: number;
  at: Date;
  actor_kind: Actor['kind'];
  actor_id: number | null;
  actor_name: string;
  action: string;
  subject: string;
  detail: object | string;
  previous_hash: string;
  hash: string;
}

function entryOf(row: Row): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: row.subject,
    detail: typeof row.detail === 'string' ? (JSON.parse(row.detail) as object) : row.detail,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

@Injectable()
export class AuditStore {
  constructor(private readonly database: Database) {}

  get insideTransaction(): boolean {
    return this.database.insideTransaction;
  }

  /** Locks the end of the chain until the caller's transaction ends, so that two writers can't fork it. */
  async lockHead(): Promise<string> {
    const lock = 'SELECT hash FROM audit_head WHERE id = 1 FOR UPDATE';
    const [head] = await this.database.query<{ hash: string }>(lock);
    if (head) return head.hash;
    await this.database.execute('INSERT IGNORE INTO audit_head (id, hash) VALUES (1, ?)', [chainStart]);
    const [made] = await this.database.query<{ hash: string }>(lock);
    return made?.hash ?? chainStart;
  }

  async append(entry: Omit<AuditEntry, 'id'>): Promise<void> {
    const { actor } = entry;
    await this.database.execute(
      `INSERT INTO audit_entry
         (at, actor_kind, actor_id, actor_name, action, subject, detail, previous_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        entry.at,
        actor.kind,
        actor.id,
        actor.name,
        entry.action,
        entry.subject,
        JSON.stringify(entry.detail),
        entry.previousHash,
        entry.hash,
      ],
    );
    await this.database.execute('UPDATE audit_head SET hash = ? WHERE id = 1', [entry.hash]);
  }

  /** Newest first; `before` is the id that the page before ended with. */
  async newest(limit: number, before?: number): Promise<AuditEntry[]> {
    const rows = await this.database.query<Row>(
      `SELECT * FROM audit_entry ${before ? 'WHERE id < ?' : ''} ORDER BY id DESC LIMIT ${Math.trunc(limit)}`,
      before ? [before] : [],
    );
    return rows.map(entryOf);
  }

  async *inOrder(): AsyncGenerator<AuditEntry> {
    for await (const row of this.database.stream<Row>('SELECT * FROM audit_entry ORDER BY id'))
      yield entryOf(row);
  }

  async head(): Promise<string> {
    const [head] = await this.database.query<{ hash: string }>('SELECT hash FROM audit_head WHERE id = 1');
    return head?.hash ?? chainStart;
  }
}
