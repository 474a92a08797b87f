import { Injectable } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { Configuration } from '../config/configuration.js';

export type LogFields = Record<string, string | number | boolean | null | undefined>;

/**
 * JSON lines on standard output. Events have names, fields have plain values; never a token, a key, an answer, a
 * name, an address or whether somebody has taken part. Paths are logged as patterns (`/s/:token`).
 */
@Injectable()
export class Log {
  readonly pino: Logger;

  constructor(configuration: Configuration) {
    this.pino = pino({ level: configuration.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  }

  debug(event: string, fields: LogFields = {}): void {
    this.pino.debug({ event, ...fields });
  }

  info(event: string, fields: LogFields = {}): void {
    this.pino.info({ event, ...fields });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.pino.warn({ event, ...fields });
  }

  error(event: string, fields: LogFields = {}): void {
    this.pino.error({ event, ...fields });
  }
}
