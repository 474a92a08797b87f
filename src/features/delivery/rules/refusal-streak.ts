/**
 * When nobody is let in, sending stops before everybody has been refused: after 20 messages of a campaign in a row that
 * the other side's rules refused (our server has come onto a blocklist, say), or 100 that were refused for good for any
 * reason (a directory with a wrong domain), and none accepted between them. Whoever resumes is taken at their word: the
 * next stop comes after twice as many, so that one domain that shuts us out can't hold up all others for ever.
 */
const byRules = 20;
const forGood = 100;
/**
 * Where who gets the mailing is itself confidential (a reminder), a stop tells that so many were refused, so it takes
 * no fewer than the largest k.
 */
const leastInConfidence = 50;

export type Refusal = 'by-rules' | 'for-good';

interface Streak {
  byRules: number;
  forGood: number;
  /** How many times more it takes now. */
  patience: number;
}

export class RefusalStreaks {
  private readonly scopes = new Map<string, Streak>();

  /** @returns whether the scope shall stop now; then counting begins anew */
  refused(scope: string, refusal: Refusal, confidential = false): boolean {
    const streak = this.scopes.get(scope) ?? { byRules: 0, forGood: 0, patience: 1 };
    this.scopes.set(scope, streak);
    streak.forGood += 1;
    if (refusal === 'by-rules') streak.byRules += 1;
    const { patience } = streak;
    const enough = confidential ? leastInConfidence : byRules;
    if (streak.byRules < enough * patience && streak.forGood < forGood * patience) return false;
    this.scopes.set(scope, { byRules: 0, forGood: 0, patience: patience * 2 });
    return true;
  }

  accepted(scope: string): void {
    const streak = this.scopes.get(scope);
    if (streak) this.scopes.set(scope, { ...streak, byRules: 0, forGood: 0 });
  }
}
