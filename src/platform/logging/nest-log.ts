import type { LoggerService } from '@nestjs/common';
import { errorFields } from './error-fields.js';
import type { Log } from './log.js';

/** Nest's own lines in our format. */
export class NestLog implements LoggerService {
  constructor(private readonly sink: Log) {}

  log(message: unknown): void {
    this.sink.debug('nest', { message: String(message) });
  }

  warn(message: unknown): void {
    this.sink.warn('nest', { message: String(message) });
  }

  error(message: unknown): void {
    this.sink.error('nest', message instanceof Error ? errorFields(message) : { message: String(message) });
  }
}
