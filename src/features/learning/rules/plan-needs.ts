/**
 * What a published group is short of, skill by skill, as far as a plan can be made on it. How far the people who are
 * short have to go is estimated: the levels that are missing, shared among them, below the roster's mean target.
 * Figures of low reliability are never ranked; what is withheld is counted in a department above, which is named.
 */
import type { Measure, PublicationRow, Reliability } from '../../disclosure/rules/publication-row.js';
import type { Figure } from '../../disclosure/rules/published-table.js';

export interface SkillNeed {
  skillKey: string;
  importance: number;
  /** Weighted levels that are missing for sure; the order of the plan. */
  priority: number;
  /** Estimate with its 95 % interval. */
  peopleShort: { value: number; lower: number; upper: number };
  /** Levels missing, all these people together. */
  levelsMissing: number;
  /** Where they stand and where they are expected to be, on average and rounded. */
  from: number;
  to: number;
  reliability: Reliability | null;
  /** Deeper shortfalls are counted as `cap` levels. */
  cap: number | null;
}

export interface PlanNeeds {
  /** Greatest priority first. */
  needs: SkillNeed[];
  /** Too uncertain to be ranked. */
  uncertain: string[];
  withheld: { skillKey: string; countedIn: number | null }[];
}

export interface SkillAsked {
  key: string;
  importance: number;
}

/** @param figureOf reads one published figure of the group */
export function planNeeds(
  skills: readonly SkillAsked[],
  figureOf: (measure: Measure, skillKey: string) => Figure,
): PlanNeeds {
  const result: PlanNeeds = { needs: [], uncertain: [], withheld: [] };
  for (const skill of skills) {
    const short = figureOf('people-short', skill.key);
    const missing = figureOf('mean-shortfall', skill.key);
    const priority = figureOf('priority', skill.key);
    if (short.outcome === 'withheld')
      result.withheld.push({ skillKey: skill.key, countedIn: short.countedIn });
    if (short.outcome !== 'shown' || missing.outcome !== 'shown' || priority.outcome !== 'shown') continue;
    const rows = { short: short.row, missing: missing.row, priority: priority.row };
    if (missing.row.reliability === 'low') result.uncertain.push(skill.key);
    else if (priority.row.value > 0) result.needs.push(needOf(skill, rows));
  }
  result.needs.sort((a, b) => b.priority - a.priority);
  return result;
}

type Rows = Record<'short' | 'missing' | 'priority', PublicationRow>;

function needOf({ key, importance }: SkillAsked, { short, missing, priority }: Rows): SkillNeed {
  const people = short.value;
  const levelsMissing = missing.value * (missing.population ?? 0);
  const to = within(1, 4, Math.round(missing.target ?? 1));
  const each = people > 0 ? levelsMissing / people : 1;
  return {
    skillKey: key,
    importance,
    priority: priority.value,
    peopleShort: { value: people, lower: short.lower ?? people, upper: short.upper ?? people },
    levelsMissing,
    from: within(0, to - 1, Math.round(to - each)),
    to,
    reliability: missing.reliability,
    cap: missing.capped ? missing.s : null,
  };
}

const within = (least: number, most: number, value: number) => Math.min(most, Math.max(least, value));
