import type { Clock } from '../../platform/clock.js';

/** What another process changed is seen after this many milliseconds. */
const freshFor = 30_000;

/** Reads something again only every half minute, for pages that everybody opens. */
export class KeptForAWhile<Value> {
  private kept?: { until: number; value: Promise<Value> };

  constructor(
    private readonly clock: Clock,
    private readonly read: () => Promise<Value>,
  ) {}

  async get(): Promise<Value> {
    const now = this.clock.now().getTime();
    if (this.kept && this.kept.until > now) return this.kept.value;
    const value = this.read();
    this.kept = { until: now + freshFor, value };
    value.catch(() => this.forget());
    return value;
  }

  forget(): void {
    this.kept = undefined;
  }
}
