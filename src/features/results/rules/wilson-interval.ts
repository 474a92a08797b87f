/**
 * The 95 % interval of a share: Wilson's score interval, with the correction for a finite population. Of N people n
 * answered, so the effective number of answers is ne = n(N-1)/(N-n); when everybody answered the share is exact.
 */
export interface Interval {
  lower: number;
  upper: number;
}

const z = 1.959963984540054;

/** A group of which some people answered. */
export interface Sample {
  /** Answers, 1 or more. */
  n: number;
  /** People the figure speaks about, n or more; need not be whole. */
  population: number;
}

/** @param share 0 to 1 among the answers */
export function wilsonInterval(share: number, sample: Sample): Interval {
  const effective = effectiveAnswers(sample);
  if (effective === Infinity) return { lower: share, upper: share };
  const spread = (z * z) / effective;
  const centre = (share + spread / 2) / (1 + spread);
  const half = Math.sqrt(spread * share * (1 - share) + (spread * spread) / 4) / (1 + spread);
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

/** A population within rounding of n has answered in full. */
function effectiveAnswers({ n, population }: Sample): number {
  const silent = population - n;
  return silent < 1e-9 ? Infinity : (n * (population - 1)) / silent;
}
