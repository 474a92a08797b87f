/**
 * The way from a level of a skill to a higher one that takes the fewest hours: levels are places, resources are roads
 * between them, and all roads lead upwards, so one sweep finds the shortest way to each level. Ways that take as long
 * are told apart by fewer resources, then by the order of the catalogue.
 */
import { leadsTo, type Resource } from './resource.js';

export interface Leg {
  resource: Resource;
  from: number;
  to: number;
}

export interface Path {
  hours: number;
  legs: Leg[];
}

const highest = 4;

/**
 * @param level 0 to 4, where somebody stands
 * @returns by level from 0 to 4, the cheapest way to stand there or higher; null where no way leads
 */
export function cheapestPaths(
  skillKey: string,
  level: number,
  resources: readonly Resource[],
): (Path | null)[] {
  const best: (Path | null)[] = Array.from({ length: highest + 1 }, () => null);
  best[level] = { hours: 0, legs: [] };
  for (let from = level; from < highest; from += 1) {
    const here = best[from];
    if (!here) continue;
    for (const resource of resources) {
      const to = leadsTo(resource, skillKey, from);
      if (to === null) continue;
      const way = { hours: here.hours + resource.hours, legs: [...here.legs, { resource, from, to }] };
      if (isBetter(way, best[to] ?? null)) best[to] = way;
    }
  }
  return orHigher(best);
}

/** The way to the target, or as far towards it as any way leads; null where none leads anywhere. */
export function cheapestPath(
  gap: { skillKey: string; level: number; target: number },
  resources: readonly Resource[],
): Path | null {
  const paths = cheapestPaths(gap.skillKey, gap.level, resources);
  for (let target = gap.target; target > gap.level; target -= 1) {
    const path = paths[target];
    if (path) return path;
  }
  return null;
}

/** What else would do for this leg: the shortest other resource that leads at least as far. */
export function nextBest(skillKey: string, leg: Leg, resources: readonly Resource[]): Resource | null {
  let best: Resource | null = null;
  for (const resource of resources) {
    if (resource.key === leg.resource.key) continue;
    if ((leadsTo(resource, skillKey, leg.from) ?? 0) < leg.to) continue;
    if (!best || resource.hours < best.hours) best = resource;
  }
  return best;
}

/** Who gets further than needed has arrived too. */
function orHigher(best: (Path | null)[]): (Path | null)[] {
  const reached = [...best];
  for (let level = highest - 1; level >= 0; level -= 1) {
    const beyond = reached[level + 1] ?? null;
    if (beyond && isBetter(beyond, reached[level] ?? null)) reached[level] = beyond;
  }
  return reached;
}

function isBetter(way: Path, than: Path | null): boolean {
  if (!than || way.hours !== than.hours) return !than || way.hours < than.hours;
  return way.legs.length < than.legs.length;
}
