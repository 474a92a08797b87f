/**
 * One person's plan: for each skill the cheapest ways to each level up to the target, and of these the selection that
 * closes most levels, weighted by importance, within the hours they have. A resource that serves several skills stands
 * once and takes its time once, so a plan may leave hours over.
 */
import type { Importance } from '../../surveys/rules/pack-document.js';
import { cheapestPaths, nextBest, type Leg, type Path } from './cheapest-path.js';
import { chooseWithinHours } from './choose-within-hours.js';
import type { Resource } from './resource.js';
import { oneOrder } from './one-order.js';
import type { SkillGap } from './suggestions.js';

export interface WeightedGap extends SkillGap {
  importance: Importance;
}

export interface PlanLine {
  resource: Resource;
  /** 1 for the first month. */
  month: number;
  /** What it closes. */
  closes: { skillKey: string; fromLevel: number; toLevel: number }[];
  /** What would do instead; null where nothing else leads as far in all of these skills. */
  nextBest: Resource | null;
}

export interface PrivatePlan {
  /** In the order in which they are taken. */
  lines: PlanLine[];
  /** That the lines take together. */
  hours: number;
  /** Levels closed, and gaps for which the hours or the catalogue did not suffice. */
  levelsClosed: number;
  left: SkillGap[];
}

interface Way extends Path {
  reached: number;
  worth: number;
}

export interface PlanRequest {
  gaps: readonly WeightedGap[];
  hoursAMonth: number;
  months: number;
}

export function privatePlan(
  { gaps, hoursAMonth, months }: PlanRequest,
  resources: readonly Resource[],
): PrivatePlan {
  const ways = gaps.map((gap) => waysOf(gap, resources));
  const chosen = chooseWithinHours(ways, hoursAMonth * months);
  const taken = gaps.map((gap, at) => {
    const position = chosen[at] ?? null;
    return { gap, way: position === null ? null : ways[at]![position]! };
  });
  const lines = linesOf(taken, resources);
  const reachedOf = ({ gap, way }: Taken) => way?.reached ?? gap.level;
  return {
    lines: inMonths(lines, hoursAMonth, months),
    hours: lines.reduce((sum, { resource }) => sum + resource.hours, 0),
    levelsClosed: taken.reduce((sum, one) => sum + reachedOf(one) - one.gap.level, 0),
    left: taken
      .filter((one) => reachedOf(one) < one.gap.target)
      .map((one) => ({ skillKey: one.gap.skillKey, level: reachedOf(one), target: one.gap.target })),
  };
}

interface Taken {
  gap: WeightedGap;
  way: Way | null;
}

function waysOf({ skillKey, level, target, importance }: WeightedGap, resources: readonly Resource[]): Way[] {
  const paths = cheapestPaths(skillKey, level, resources);
  const ways: Way[] = [];
  for (let reached = level + 1; reached <= target; reached += 1) {
    const path = paths[reached];
    if (path) ways.push({ ...path, reached, worth: importance * (reached - level) });
  }
  return ways;
}

/** What closes most for its time comes first; steps that need each other keep their order. */
function linesOf(taken: readonly Taken[], resources: readonly Resource[]): Omit<PlanLine, 'month'>[] {
  const going = taken.filter((one): one is Taken & { way: Way } => one.way !== null);
  const pace = ({ way }: { way: Way }) => way.worth / way.hours;
  const queues = going.toSorted((a, b) => pace(b) - pace(a));
  const order = oneOrder(queues.map(({ way }) => way.legs.map(({ resource }) => resource.key)));
  return order.map((key) => {
    const uses = queues.flatMap(({ gap, way }) =>
      way.legs.filter(({ resource }) => resource.key === key).map((leg) => ({ skillKey: gap.skillKey, leg })),
    );
    return {
      resource: uses[0]!.leg.resource,
      closes: uses.map(({ skillKey, leg }) => ({ skillKey, fromLevel: leg.from, toLevel: leg.to })),
      nextBest: insteadOf(uses, resources),
    };
  });
}

function insteadOf(
  uses: readonly { skillKey: string; leg: Leg }[],
  resources: readonly Resource[],
): Resource | null {
  const [first, ...others] = uses;
  if (!first) return null;
  const fits = (resource: Resource) =>
    others.every(({ skillKey, leg }) => nextBest(skillKey, leg, [resource]) !== null);
  return nextBest(first.skillKey, first.leg, resources.filter(fits));
}

function inMonths(
  lines: readonly Omit<PlanLine, 'month'>[],
  hoursAMonth: number,
  months: number,
): PlanLine[] {
  let spent = 0;
  return lines.map((line) => {
    spent += line.resource.hours;
    return { ...line, month: Math.min(months, Math.max(1, Math.ceil(spent / hoursAMonth - 1e-9))) };
  });
}
