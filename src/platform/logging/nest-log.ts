import type { LoggerService } from '@nestjs/common';
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
    this.sink.error('nest', { message: String(message) });
  }
}
