import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { PackDocument } from './rules/pack-document.js';

export interface PackSummary {
  id: number;
  key: string;
  version: number;
  /** English title. */
  title: string;
  /** A frozen version is used by a campaign and never changes again. */
  state: 'draft' | 'frozen';
}

export interface PackVersion extends PackSummary {
  document: PackDocument;
}

type Row = PackSummary & { content: string | PackDocument };

const summary = 'id, pack_key AS `key`, version, title, state';

/** MariaDB hands JSON over as text, MySQL as an object. */
function versionOf({ content, ...rest }: Row): PackVersion {
  return { ...rest, document: typeof content === 'string' ? (JSON.parse(content) as PackDocument) : content };
}

@Injectable()
export class PacksStore {
  constructor(private readonly database: Database) {}

  async list(): Promise<PackSummary[]> {
    return this.database.query<PackSummary>(
      `SELECT ${summary} FROM pack_version ORDER BY title, pack_key, version DESC`,
    );
  }

  async byId(id: number, lock = false): Promise<PackVersion | null> {
    const [row] = await this.database.query<Row>(
      `SELECT ${summary}, content FROM pack_version WHERE id = ?${lock ? ' FOR UPDATE' : ''}`,
      [id],
    );
    return row ? versionOf(row) : null;
  }

  /** The newest version of a pack. With a lock, so that two editors can't make the same next version. */
  async newest(key: string): Promise<PackVersion | null> {
    const [row] = await this.database.query<Row>(
      `SELECT ${summary}, content FROM pack_version WHERE pack_key = ? ORDER BY version DESC LIMIT 1 FOR UPDATE`,
      [key],
    );
    return row ? versionOf(row) : null;
  }

  async insert(document: PackDocument): Promise<number> {
    const { insertId } = await this.database.execute(
      'INSERT INTO pack_version (pack_key, version, title, content) VALUES (?, ?, ?, ?)',
      [document.key, document.version, document.title.en, JSON.stringify(document)],
    );
    return insertId;
  }

  async replace(id: number, document: PackDocument): Promise<void> {
    await this.database.execute(
      "UPDATE pack_version SET title = ?, content = ? WHERE id = ? AND state = 'draft'",
      [document.title.en, JSON.stringify(document), id],
    );
  }

  async freeze(id: number): Promise<void> {
    await this.database.execute("UPDATE pack_version SET state = 'frozen' WHERE id = ?", [id]);
  }
}
