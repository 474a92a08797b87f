/**
 * Work that failed stays due and would be tried again twice a second. This keeps a worker from it for a while: a key
 * folder that is not mounted, or a database that is away, does not come back sooner for being asked.
 */
export class RetryPause {
  private readonly until = new Map<number, number>();

  constructor(
    private readonly now: () => number,
    private readonly milliseconds = 30_000,
  ) {}

  isOver(id: number): boolean {
    return (this.until.get(id) ?? 0) <= this.now();
  }

  /** Runs the work; if it throws, it rests. */
  async after<Result>(id: number, work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work();
      this.until.delete(id);
      return result;
    } catch (error) {
      this.until.set(id, this.now() + this.milliseconds);
      throw error;
    }
  }
}
