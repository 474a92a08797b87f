/**
 * A ranked list of what would close a department's gaps: for each skill the cheapest way from where its people stand to
 * where they are expected to be, with seats for all who are short. Within a budget or hours the list is cut greedily:
 * what closes most weighted levels for its share of the scarcer limit comes first, and takes as many seats as fit. The
 * integer programme that proves a better one comes later.
 */
import { cheapestPath, nextBest, type Leg } from './cheapest-path.js';
import type { SkillNeed } from './plan-needs.js';
import type { Resource } from './resource.js';

export interface Limits {
  /** Pounds and hours of people's time that there are; null where nobody has set a limit. */
  budget: number | null;
  hours: number | null;
}

export interface PlanLine {
  need: SkillNeed;
  resource: Resource;
  from: number;
  to: number;
  /** People it is for, times it is held, pounds, and hours of these people together. */
  seats: number;
  runs: number;
  cost: number;
  hours: number;
  levelsClosed: number;
  nextBest: Resource | null;
}

export interface LeftOut {
  line: PlanLine;
  /** Seats for which the limits did not suffice; all of the line's where it has none in the plan. */
  seats: number;
  reason: 'budget' | 'hours' | 'earlier-step';
}

export interface DepartmentPlan {
  lines: PlanLine[];
  leftOut: LeftOut[];
  cost: number;
  hours: number;
  levelsClosed: number;
  /** In all skills that the plan is about. */
  levelsMissing: number;
  /** Skills to which nothing in the catalogue leads. */
  without: string[];
}

export function departmentPlan(
  needs: readonly SkillNeed[],
  resources: readonly Resource[],
  limits: Limits,
): DepartmentPlan {
  const queues = needs.map((need) => linesFor(need, resources));
  const chosen = isUnlimited(limits) ? { lines: queues.flat(), leftOut: [] } : withinLimits(queues, limits);
  const sum = (of: (line: PlanLine) => number) => chosen.lines.reduce((total, line) => total + of(line), 0);
  return {
    ...chosen,
    cost: sum(({ cost }) => cost),
    hours: sum(({ hours }) => hours),
    levelsClosed: sum(({ levelsClosed }) => levelsClosed),
    levelsMissing: needs.reduce((total, { levelsMissing }) => total + levelsMissing, 0),
    without: needs.filter((_, at) => queues[at]!.length === 0).map(({ skillKey }) => skillKey),
  };
}

const isUnlimited = ({ budget, hours }: Limits) => budget === null && hours === null;

function linesFor(need: SkillNeed, resources: readonly Resource[]): PlanLine[] {
  const way = cheapestPath({ skillKey: need.skillKey, level: need.from, target: need.to }, resources);
  const seats = Math.ceil(need.peopleShort.value - 1e-9);
  return (way?.legs ?? []).map((leg) => lineOf(need, leg, { seats, resources }));
}

function lineOf(
  need: SkillNeed,
  leg: Leg,
  { seats, resources }: { seats: number; resources: readonly Resource[] },
): PlanLine {
  const line = { need, resource: leg.resource, from: leg.from, to: leg.to };
  return { ...line, ...withSeats(line, seats), nextBest: nextBest(need.skillKey, leg, resources) };
}

type Sized = Pick<PlanLine, 'need' | 'resource' | 'from' | 'to'>;

/** What the line takes and closes for so many people. Together the lines of a skill close no more than is missing. */
function withSeats({ need, resource, from, to }: Sized, seats: number) {
  const runs = resource.seats === null ? Math.min(1, seats) : Math.ceil(seats / resource.seats);
  const everybody = need.peopleShort.value * (need.to - need.from);
  const perLevel = everybody > 0 ? Math.min(1, need.levelsMissing / everybody) : 0;
  const people = Math.min(seats, need.peopleShort.value);
  return {
    seats,
    runs,
    cost: runs * resource.costPerRun + seats * resource.costPerSeat,
    hours: seats * resource.hours,
    levelsClosed: people * (Math.min(to, need.to) - from) * perLevel,
  };
}

/** Lines of one skill are taken in their order, the later ones for no more people than the earlier ones. */
function withinLimits(queues: readonly PlanLine[][], limits: Limits) {
  const waiting = queues.map((lines) => [...lines]);
  const left = { budget: limits.budget ?? Infinity, hours: limits.hours ?? Infinity };
  const lines: PlanLine[] = [];
  const leftOut: LeftOut[] = [];
  for (let next = bestOf(waiting, limits); next; next = bestOf(waiting, limits)) {
    const line = next.shift()!;
    const { seats, reason } = seatsThatFit(line, left);
    if (seats < line.seats) {
      leftOut.push({ line, seats: line.seats - seats, reason });
      leftOut.push(...shorten(next, seats));
    }
    if (seats === 0) continue;
    const taken = { ...line, ...withSeats(line, seats) };
    lines.push(taken);
    left.budget -= taken.cost;
    left.hours -= taken.hours;
  }
  return { lines, leftOut };
}

/** Leaves the later steps to those who took the step before. */
function shorten(later: PlanLine[], seats: number): LeftOut[] {
  const leftOut: LeftOut[] = [];
  for (const line of later.splice(0)) {
    const kept = Math.min(line.seats, seats);
    if (kept < line.seats) leftOut.push({ line, seats: line.seats - kept, reason: 'earlier-step' });
    if (kept > 0) later.push({ ...line, ...withSeats(line, kept) });
  }
  return leftOut;
}

function bestOf(waiting: PlanLine[][], limits: Limits): PlanLine[] | undefined {
  const open = waiting.filter((lines) => lines.length > 0);
  const yieldOf = ([line]: PlanLine[]) =>
    (line!.need.importance * line!.levelsClosed) / shareOf(line!, limits);
  return open.toSorted((a, b) => yieldOf(b) - yieldOf(a) || b[0]!.need.priority - a[0]!.need.priority)[0];
}

/** Of the limit of which the line takes more; hardly anything where it takes nothing that is limited. */
function shareOf({ cost, hours }: PlanLine, limits: Limits): number {
  const share = (taken: number, limit: number | null) => (limit === null ? 0 : taken / Math.max(limit, 1));
  return Math.max(share(cost, limits.budget), share(hours, limits.hours), 1e-6);
}

function seatsThatFit(
  line: PlanLine,
  left: { budget: number; hours: number },
): { seats: number; reason: 'budget' | 'hours' } {
  const byHours = Math.floor(left.hours / line.resource.hours + 1e-9);
  const byBudget = mostSeats(line, left.budget);
  return { seats: Math.min(line.seats, byHours, byBudget), reason: byBudget <= byHours ? 'budget' : 'hours' };
}

/** Cost never falls with seats, so halving finds the last number that fits. */
function mostSeats(line: PlanLine, budget: number): number {
  let fits = 0;
  let tooMany = line.seats + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (withSeats(line, middle).cost <= budget + 1e-9) fits = middle;
    else tooMany = middle;
  }
  return fits;
}
