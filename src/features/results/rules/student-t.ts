/**
 * Quantiles of Student's t distribution, for intervals of means over small groups.
 * For t >= 0 the upper tail is I(v / (v + t^2); v/2, 1/2) / 2, where I is the regularised incomplete beta function,
 * here by its continued fraction (Lentz's method); the quantile is found by halving a bracket.
 * Source: Abramowitz and Stegun, 26.5.8 and 26.7.1. Some 40 lines of our own beat a large dependency.
 */

/**
 * @param p probability, above 0 and below 1
 * @param degrees degrees of freedom, above 0
 * @returns the value that a t variable stays below with probability p, good to about 1e-12
 */
export function studentTQuantile(p: number, degrees: number): number {
  if (p < 0.5) return -studentTQuantile(1 - p, degrees);
  let low = 0;
  let high = 2;
  while (upperTail(high, degrees) > 1 - p) high *= 2;
  // 60 halvings of a bracket reach the last bits of a double.
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (upperTail(middle, degrees) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function upperTail(t: number, degrees: number): number {
  const square = t * t;
  const x = degrees / (degrees + square);
  const rest = square / (degrees + square);
  const logBeta = logGamma(degrees / 2) + logGamma(0.5) - logGamma((degrees + 1) / 2);
  const front = Math.exp((degrees / 2) * Math.log(x) + 0.5 * Math.log(rest) - logBeta);
  if (rest === 0) return 0.5;
  // The fraction converges fast on one side of the mean of the beta distribution only.
  if (x < (degrees / 2 + 1) / (degrees / 2 + 2.5))
    return (front * betaFraction(x, degrees / 2, 0.5)) / degrees;
  return 0.5 - front * betaFraction(rest, 0.5, degrees / 2);
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + 6.5;
  const series = lanczos.reduce((sum, term, at) => sum + term / (x + at), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}
