/**
 * When nobody is let in, sending stops before everybody has been refused: after 20 messages of a campaign in a row that
 * the other side's rules refused (our server has come onto a blocklist, say), or 100 that were refused for good for any
 * reason (a directory with a wrong domain), and none accepted between them. Where who gets the mailing is itself
 * confidential (a reminder), a stop tells that so many were refused, so it takes no fewer than 50, the largest k. A row
 * that nothing was added to for ten minutes is over. Whoever resumes is taken at their word: the next stop comes after
 * twice as many, so that one domain that shuts us out can't hold up all others for ever.
 */
const byRules = 20;
const leastInConfidence = 50;
const forGood = 100;
const longestGap = 600_000;

export type Refusal = 'by-rules' | 'for-good';

interface Streak {
  byRules: number;
  forGood: number;
  /** Milliseconds. */
  lastAt: number;
  /** How many times more it takes now. */
  patience: number;
}

export class RefusalStreaks {
  private readonly scopes = new Map<string, Streak>();

  /** @param at milliseconds of any clock. @returns whether the scope shall stop now, until `stopped` or `accepted` */
  refused(
    scope: string,
    refusal: Refusal,
    { at, confidential }: { at: number; confidential: boolean },
  ): boolean {
    const before = this.scopes.get(scope) ?? { byRules: 0, forGood: 0, lastAt: at, patience: 1 };
    const streak = at - before.lastAt > longestGap ? { ...before, byRules: 0, forGood: 0 } : before;
    streak.lastAt = at;
    streak.forGood += 1;
    if (refusal === 'by-rules') streak.byRules += 1;
    this.scopes.set(scope, streak);
    const rules = (confidential ? leastInConfidence : byRules) * streak.patience;
    return streak.byRules >= rules || streak.forGood >= forGood * streak.patience;
  }

  /** @param byUs false where it stood still already, and these refusals were of messages in hand */
  stopped(scope: string, byUs: boolean): void {
    const streak = this.scopes.get(scope);
    if (!streak) return;
    this.scopes.set(scope, { ...streak, byRules: 0, forGood: 0, patience: streak.patience * (byUs ? 2 : 1) });
  }

  accepted(scope: string): void {
    const streak = this.scopes.get(scope);
    if (streak) this.scopes.set(scope, { ...streak, byRules: 0, forGood: 0 });
  }
}
