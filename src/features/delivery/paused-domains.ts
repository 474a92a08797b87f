import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';

/** What this worker knows of `delivery_domain_pause`, so that a claim need not ask. */
@Injectable()
export class PausedDomains {
  /** When the pause is over, by this process's clock; in the past where no success has followed yet. */
  private until = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  replace(pauses: readonly { domain: string; secondsLeft: number }[]): void {
    this.until = new Map(pauses.map(({ domain, secondsLeft }) => [domain, this.now() + secondsLeft * 1_000]));
  }

  add(domain: string, seconds: number): void {
    this.until.set(domain, this.now() + seconds * 1_000);
  }

  remove(domain: string): void {
    this.until.delete(domain);
  }

  /** Under way or over. */
  has(domain: string): boolean {
    return this.until.has(domain);
  }

  get anyWaits(): boolean {
    return [...this.until.values()].some((until) => until > this.now());
  }

  /** 0: messages may go. */
  secondsLeft(domain: string): number {
    if (this.until.size === 0) return 0;
    return Math.max(0, Math.ceil(((this.until.get(domain) ?? 0) - this.now()) / 1_000));
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
