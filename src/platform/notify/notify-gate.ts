import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Log } from '../logging/log.js';
import type { Channel } from '../mail/letter.js';
import type { SendOutcome } from '../mail/send-outcome.js';

const aDay = 24 * 3_600;
const longestAbsence = 60;

/** Seconds for which nothing is sent after these faults. */
const pauses: Record<string, number> = { 'rate-limit': 15, 'refuses-us': 60, 'team-only': 60, template: 60 };

const secondsOf = (moment: Date) => moment.getTime() / 1_000;

/**
 * When Notify asks us to wait, or is away, nothing more is handed to it for a while; the ledger puts its messages off
 * meanwhile, and nobody's is refused. The day's limit is one for each kind of message and ends at midnight UTC.
 */
@Injectable()
export class NotifyGate {
  private failures = 0;
  private closedUntil = 0;
  private readonly dayOver = new Map<Channel, number>();
  private readonly missing = new Set<Channel>();

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** 0 while it is open. */
  secondsLeft(channel: Channel): number {
    const until = Math.max(this.closedUntil, this.dayOver.get(channel) ?? 0);
    return Math.max(0, Math.ceil(until - secondsOf(this.clock.now())));
  }

  /** Every outcome passes here. */
  tell(channel: Channel, outcome: SendOutcome): SendOutcome {
    if (outcome.outcome === 'notSent' || outcome.outcome === 'inDoubt') this.away(outcome.because);
    else if (outcome.outcome === 'refused') this.refused(channel, outcome.command);
    else this.open();
    return outcome;
  }

  /** Said once a process and kind of message. */
  notSetUp(channel: Channel): void {
    if (!this.missing.has(channel)) this.log.warn('notify.not-set-up', { channel });
    this.missing.add(channel);
  }

  open(): void {
    if (this.failures > 0) this.log.info('notify.back', { failures: this.failures });
    this.failures = 0;
  }

  /** Ten messages that fail at once are one failure. */
  private away(because: string): void {
    if (this.closedUntil > secondsOf(this.clock.now())) return;
    this.failures += 1;
    this.closeFor(Math.min(2 ** Math.min(this.failures - 1, 10), longestAbsence), because.split(' ')[0]!);
  }

  private refused(channel: Channel, command: string): void {
    const fault = command.split(' ')[1] ?? '';
    if (fault === 'day-limit') {
      const now = secondsOf(this.clock.now());
      const midnight = (Math.floor(now / aDay) + 1) * aDay;
      if (this.dayOver.get(channel) !== midnight)
        this.log.warn('notify.day-limit', { channel, again: Math.ceil(midnight - now) });
      this.dayOver.set(channel, midnight);
    } else if (pauses[fault]) {
      if (this.closedUntil <= secondsOf(this.clock.now())) this.closeFor(pauses[fault], fault);
    } else this.open();
  }

  private closeFor(seconds: number, code: string): void {
    this.closedUntil = secondsOf(this.clock.now()) + seconds;
    this.log.warn('notify.waits', { code, again: seconds });
  }
}
