import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Log } from '../../../platform/logging/log.js';
import { Random } from '../../../platform/random.js';
import { afterTransportFault } from '../rules/retry-schedule.js';

/**
 * Circuit breaker of this process: when the mail server is away or refuses us altogether, nothing is offered or
 * started until a pause is over; the pause grows with every failure and ends with the first message accepted.
 */
@Injectable()
export class TransportBreaker {
  failures = 0;
  private closedUntil = 0;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly log: Log,
  ) {}

  get isOpen(): boolean {
    return this.secondsLeft > 0;
  }

  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.closedUntil - this.clock.now().getTime()) / 1_000));
  }

  /** Ten messages that fail at once are one failure. @param code never the server's words, which may quote an address */
  failed(code: string): void {
    if (this.isOpen) return;
    this.failures += 1;
    const seconds = afterTransportFault(this.failures, this.jitter());
    this.closedUntil = this.clock.now().getTime() + seconds * 1_000;
    this.log.warn('mail.server-away', { failures: this.failures, again: seconds, code });
  }

  worked(): void {
    if (this.failures > 0) this.log.info('mail.server-back', { failures: this.failures });
    this.failures = 0;
    this.closedUntil = 0;
  }

  /** 0 up to 1. */
  jitter(): number {
    return this.random.bytes(1).readUInt8(0) / 256;
  }
}
