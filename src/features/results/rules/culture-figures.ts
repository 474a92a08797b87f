/**
 * Culture: of those with an opinion the share agreeing and the mean from 1 to 5, reversed items reversed so that more
 * is always better; and the share of "don't know" among all who answered the item.
 */
import { meanInterval, momentsOf } from './mean-interval.js';
import type { Estimate } from './readiness.js';
import { wilsonInterval } from './wilson-interval.js';

export interface CultureTally {
  /** Answers 1 (strongly disagree) to 5 (strongly agree), as given. */
  opinions: ArrayLike<number>;
  dontKnow: number;
  /** Everybody in the group, invited. */
  invited: number;
  /** True where agreeing speaks against a digital culture. */
  reversed: boolean;
}

export interface CultureFigures {
  /** Those with an opinion. */
  n: number;
  /** Invited people times the share of answers that are an opinion. */
  population: number;
  /** Share of 0 to 1 that agrees (4 or 5). */
  agreement: Estimate;
  /** 1 to 5. */
  mean: Estimate;
}

/** Answers in the favourable direction: 1 worst, 5 best. */
export function favourableFirst({
  opinions,
  reversed,
}: Pick<CultureTally, 'opinions' | 'reversed'>): number[] {
  const counts = Array.from(opinions);
  return reversed ? counts.reverse() : counts;
}

/** Answers on the side that hurts: 1 or 2 once reversed. */
export function unfavourable(tally: Pick<CultureTally, 'opinions' | 'reversed'>): number {
  const [worst = 0, bad = 0] = favourableFirst(tally);
  return worst + bad;
}

/** For a group with at least one opinion. */
export function cultureFigures(tally: CultureTally): CultureFigures {
  const counts = favourableFirst(tally);
  const n = total(counts);
  const population = (tally.invited * n) / (n + tally.dontKnow);
  const sample = { n, population };
  const share = (counts[3]! + counts[4]!) / n;
  const moments = momentsOf(counts.map((people, at) => [at + 1, people]));
  const interval = meanInterval(moments, sample);
  return {
    n,
    population,
    agreement: { value: share, ...wilsonInterval(share, sample) },
    mean: {
      value: moments.mean,
      lower: Math.max(1, interval.lower),
      upper: Math.min(5, interval.upper),
    },
  };
}

/** Share of 0 to 1 of all n who answered the item, of whom there is at least one. */
export function dontKnowShare({ opinions, dontKnow }: Pick<CultureTally, 'opinions' | 'dontKnow'>): {
  value: number;
  n: number;
} {
  const n = total(Array.from(opinions)) + dontKnow;
  return { value: dontKnow / n, n };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, people) => sum + people, 0);
}
