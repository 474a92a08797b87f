/**
 * How far a figure can be trusted: high if at least 70 % answered or the interval reaches at most 0.2 of a level to
 * each side; medium up to 0.4; low otherwise (shown in grey, never ranked).
 */
import type { Reliability } from '../../disclosure/rules/publication-row.js';

export interface Evidence {
  /** Share of the population that answered, 0 to 1. */
  response: number;
  /** Half the width of the 95 % interval of the mean, in levels or points. */
  halfWidth: number;
}

export function reliabilityOf({ response, halfWidth }: Evidence): Reliability {
  if (response >= 0.7 || halfWidth <= 0.2) return 'high';
  return halfWidth <= 0.4 ? 'medium' : 'low';
}
