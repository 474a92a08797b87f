/**
 * One published figure of one group: the only thing that pages, exports, plans and benchmarks may be made of.
 * Every row names, through `chosenSetBehind`, the set of groups on whose people it stands, so that a row of a group
 * outside that set can't enter a published table. Source: docs/privacy.md, "Disclosure control in one page".
 */
export type GroupKind = 'organisation' | 'department' | 'family';
export type Reliability = 'high' | 'medium' | 'low';

/** Figures about one skill; the item is the skill's key. Those of `shortfallMeasures` are capped at the row's `s`. */
const skillMeasures = ['readiness', 'people-short', 'not-my-role'] as const;
const shortfallMeasures = ['mean-shortfall', 'worst-and-best-case', 'gap-score', 'priority'] as const;

export type Measure =
  /** Share who answered; `n` answered, `population` invited. */
  | 'response'
  /** Share of 0 to 1 with no shortfall. */
  | (typeof skillMeasures)[number]
  | (typeof shortfallMeasures)[number]
  /** Mean readiness over the skills published for the group, weighted by importance. */
  | 'overall-readiness'
  /** Capability-gap score over the skills published for the group. */
  | 'overall-gap-score'
  /** Nobody in the group has a target for the skill. */
  | 'not-asked'
  /** Of a culture item: share agreeing, mean 1 to 5 (both with reversed items reversed), share "don't know". */
  | 'agreement'
  | 'culture-mean'
  | 'dont-know'
  /** Of a culture dimension: mean over its items published for the group. */
  | 'dimension-agreement'
  | 'dimension-mean'
  /** Organisation only: share who named an obstacle; leaders' confidence. */
  | 'obstacle'
  | 'leader-confidence';

export interface PublicationRow {
  readonly groupKind: GroupKind;
  /** Department id; the root's for the organisation. */
  readonly groupId: number;
  readonly measure: Measure;
  /** Key of the skill, culture item, dimension or obstacle; null for a figure of the whole group. */
  readonly item: string | null;
  /** Greatest shortfall counted, 1 to 4, for figures about shortfalls; else null. */
  readonly s: number | null;
  /** True where some people's targets lie above `s`, so that deeper shortfalls count as `s`. */
  readonly capped: boolean;
  readonly value: number;
  /** 95 % interval, or worst and best case. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Answers behind the figure. */
  readonly n: number | null;
  /** People the figure speaks about (N), not always whole. */
  readonly population: number | null;
  /** Mean target of the group and skill in the roster, 1 to 4. */
  readonly target: number | null;
  /** How many skills or items a figure across several of them sums. */
  readonly parts: number | null;
  readonly reliability: Reliability | null;
}

/** Names of the sets of groups that disclosure control chooses and audits. */
export const chosenSet = {
  answered: 'answered',
  skill: (skill: string, s: number) => `skill/${skill}/${s}`,
  cultureAnswers: (item: string) => `culture-answers/${item}`,
  cultureOpinions: (item: string) => `culture-opinions/${item}`,
  obstacle: (item: string) => `obstacle/${item}`,
  leaders: 'leaders',
};

/** The chosen set that a row's group must belong to. */
export function chosenSetBehind(row: PublicationRow): string {
  const item = row.item ?? '';
  if (isOneOf(skillMeasures, row.measure)) return chosenSet.skill(item, 1);
  if (isOneOf(shortfallMeasures, row.measure)) return chosenSet.skill(item, row.s ?? 1);
  switch (row.measure) {
    case 'agreement':
    case 'culture-mean':
      return chosenSet.cultureOpinions(item);
    case 'dont-know':
      return chosenSet.cultureAnswers(item);
    case 'obstacle':
      return chosenSet.obstacle(item);
    case 'leader-confidence':
      return chosenSet.leaders;
    default:
      // Figures across skills or items are made of the group's other rows; "not asked" is roster, not answers.
      return chosenSet.answered;
  }
}

function isOneOf(measures: readonly string[], measure: string): boolean {
  return measures.includes(measure);
}
