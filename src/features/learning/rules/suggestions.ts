/**
 * What to do about a gap: the cheapest way from where somebody stands to where their role is expected to be, step by
 * step, each with what would do instead.
 */
import { cheapestPath, nextBest } from './cheapest-path.js';
import type { Resource } from './resource.js';

export interface SkillGap {
  skillKey: string;
  /** 0 to 3: where somebody stands. */
  level: number;
  /** 1 to 4: where they are expected to be; nothing is suggested unless it lies above. */
  target: number;
}

export interface SuggestedStep {
  skillKey: string;
  fromLevel: number;
  toLevel: number;
  resource: Resource;
  nextBest: Resource | null;
}

/** In the order of the gaps, and within a gap in the order in which the steps are taken. */
export function suggestionsFor(gaps: readonly SkillGap[], resources: readonly Resource[]): SuggestedStep[] {
  return gaps.flatMap((gap) => {
    const legs = cheapestPath(gap, resources)?.legs ?? [];
    return legs.map((leg) => ({
      skillKey: gap.skillKey,
      fromLevel: leg.from,
      toLevel: leg.to,
      resource: leg.resource,
      nextBest: nextBest(gap.skillKey, leg, resources),
    }));
  });
}
