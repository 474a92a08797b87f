import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Measurement } from './rules/sending-rate.js';

/** Over so many minutes the rate is measured. */
const minutesMeasured = 10;

/** What each worker sent in each minute, for two days. */
@Injectable()
export class MeterStore {
  constructor(private readonly database: Database) {}

  async add(worker: string, messages: number, busyMilliseconds: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO delivery_meter (minute, worker, messages, busy_ms)
       VALUES (NOW() - INTERVAL SECOND(NOW()) SECOND, ?, ?, ?)
       ON DUPLICATE KEY UPDATE messages = messages + VALUES(messages), busy_ms = busy_ms + VALUES(busy_ms)`,
      [worker, messages, busyMilliseconds],
    );
  }

  async forgetOld(): Promise<void> {
    await this.database.execute('DELETE FROM delivery_meter WHERE minute < NOW() - INTERVAL 2 DAY');
  }

  /** Of the latest minutes of the last day in which anything was sent. */
  latest(): Promise<Measurement[]> {
    return this.database.query<Measurement>(
      `SELECT meter.minute, meter.messages, meter.busy_ms AS busyMilliseconds
       FROM (SELECT DISTINCT minute FROM delivery_meter WHERE minute >= NOW() - INTERVAL 1 DAY
             ORDER BY minute DESC LIMIT ${minutesMeasured}) AS latest
         JOIN delivery_meter AS meter ON meter.minute = latest.minute`,
    );
  }

  async since(moment: Date): Promise<number> {
    const [row] = await this.database.query<{ messages: number | string | null }>(
      'SELECT SUM(messages) AS messages FROM delivery_meter WHERE minute >= ?',
      [moment],
    );
    return Number(row?.messages ?? 0);
  }
}
