import { Injectable } from '@nestjs/common';
import type { Pace } from '../rules/pace.js';
import type { OpenBatch } from '../sending.store.js';
import { CurrentPace } from './current-pace.js';
import type { RunTurns } from './run-turns.js';
import { TransportBreaker } from './transport-breaker.js';
import { Turns } from './turns.js';

/** What stands between a batch and the mail server: the server itself, hours, the day's limit, limits a minute. */
@Injectable()
export class SendingGate {
  constructor(
    private readonly breaker: TransportBreaker,
    private readonly current: CurrentPace,
    private readonly turns: Turns,
  ) {}

  get mailServerAway(): boolean {
    return this.breaker.isOpen;
  }

  get secondsAway(): number {
    return this.breaker.secondsLeft;
  }

  /** Whether mailings to many may go. */
  async isOpen(): Promise<boolean> {
    await this.current.read();
    return this.current.isOpen;
  }

  turnsOf(batch: OpenBatch, pace: Pace): RunTurns {
    return this.turns.of(batch, pace);
  }

  pace(): Promise<Pace> {
    return this.current.read();
  }

  /** Changed settings end a run: the next begins with them. */
  async letsGoOn({ mailing }: OpenBatch, pace: Pace): Promise<boolean> {
    if (this.breaker.isOpen) return false;
    return (await this.current.read()) === pace && (mailing.single || this.current.isOpen);
  }
}
