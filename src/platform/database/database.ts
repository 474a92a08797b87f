import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type EntityManager } from 'typeorm';
import { setTimeout as sleep } from 'node:timers/promises';

const deadlock = 1213;
const lockWaitTimeout = 1205;
const attempts = 5;

/** MySQL's number of an error, or undefined where it is no error of the database. */
export function databaseErrorNumber(error: unknown): number | undefined {
  const driver = (error as { driverError?: { errno?: number } }).driverError;
  return driver?.errno ?? (error as { errno?: number }).errno;
}

const connectionFaults = /^(PROTOCOL_|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|POOL_)/;
/** Server going down, query interrupted, connection killed, too many connections. */
const connectionFaultNumbers = new Set([1040, 1053, 1317, 1927, 3169, 4031]);

/** The connection failed, not the statement: the same again may work, on another connection or a little later. */
export function isConnectionFault(error: unknown): boolean {
  const {
    code,
    fatal,
    message = '',
  } = ((error as { driverError?: object }).driverError ?? error) as {
    code?: string;
    fatal?: boolean;
    message?: string;
  };
  return (
    fatal === true ||
    connectionFaults.test(code ?? '') ||
    connectionFaultNumbers.has(databaseErrorNumber(error) ?? 0) ||
    /closed state|connection (is|was|lost)/i.test(message)
  );
}

/**
 * The ambient transaction: whatever runs inside `transaction` shares it, across services and features, so one
 * write is one transaction with its audit entry and its ledger rows. Nothing external belongs inside.
 */
@Injectable()
export class Database {
  private readonly ambient = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly dataSource: DataSource) {}

  /** The current transaction's manager, or one that autocommits. Stores ask for it at every call. */
  get manager(): EntityManager {
    return this.ambient.getStore() ?? this.dataSource.manager;
  }

  get insideTransaction(): boolean {
    return this.ambient.getStore() !== undefined;
  }

  /** READ COMMITTED, as every connection is; joins a transaction that is already open; a deadlock's victim is tried again. */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.insideTransaction) return work();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction((manager) => this.ambient.run(manager, work));
      } catch (error) {
        const number = databaseErrorNumber(error);
        if (attempt >= attempts || (number !== deadlock && number !== lockWaitTimeout)) throw error;
        await sleep(10 * 2 ** attempt);
      }
    }
  }

  /** Plain SQL with `?` placeholders, in the current transaction. Only stores use it. */
  async query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager.query(sql, parameters);
  }

  /** A statement that changes rows: how many it changed, and the first id it made. */
  async execute(sql: string, parameters: unknown[] = []): Promise<{ changed: number; insertId: number }> {
    const result = (await this.manager.query(sql, parameters)) as { affectedRows: number; insertId: number };
    return { changed: result.affectedRows, insertId: result.insertId };
  }

  /** Rows one by one in constant memory, on a connection of its own, outside any transaction. */
  async *stream<Row>(sql: string, parameters: unknown[] = []): AsyncGenerator<Row> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const rows = await runner.stream(sql, parameters);
      for await (const row of rows) yield row as Row;
    } finally {
      await runner.release();
    }
  }

  /** Rows changed by a conditional update are those *matched* only with this flag off: we rely on it. */
  async answers(): Promise<boolean> {
    await this.dataSource.query('SELECT 1');
    return true;
  }
}
