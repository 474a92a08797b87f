/** Which steps of which skills nothing in the catalogue leads over: people who stand there can be told nothing. */
import { leadsTo, type Resource } from './resource.js';

export interface UncoveredStep {
  skill: string;
  from: number;
  to: number;
}

/** Single steps 0 to 1 up to 3 to 4 of each skill, in the order of the skills. */
export function uncoveredSteps(skills: readonly string[], resources: readonly Resource[]): UncoveredStep[] {
  return skills.flatMap((skill) =>
    [0, 1, 2, 3]
      .filter((from) => !resources.some((resource) => leadsTo(resource, skill, from) !== null))
      .map((from) => ({ skill, from, to: from + 1 })),
  );
}
