/**
 * The last word before publication: every set of groups that was chosen is checked again, person by person so to
 * speak, by code that shares nothing with the choice. Each department's people are handed up the tree to the first
 * published department; what gathers there is a remainder, and it must have nobody invited or at least k
 * respondents, must not be all alike on the side that hurts, and its department must have been allowed.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
export interface AuditedDepartment {
  id: number;
  parentId: number | null;
  /** People placed directly in the department, invited and asked this. */
  invited: number;
  answered: number;
  /** Respondents on the side that hurts. */
  alike: number;
  /** Invited people who are not asked this, and respondents who gave no answer to it. */
  othersInvited: number;
  othersAnswered: number;
}

export interface ChosenSetUnderAudit {
  /** As `chosenSet` names it. */
  name: string;
  departments: readonly AuditedDepartment[];
  published: ReadonlySet<number>;
  /** Every published department must belong to this set too. */
  within: ReadonlySet<number>;
}

export interface Offence {
  set: string;
  departmentId: number;
  problem: 'too-few' | 'all-alike' | 'others-silent' | 'not-allowed';
  /** People of the remainder who were invited, and who answered. */
  invited: number;
  answered: number;
}

export type AuditOutcome =
  | { outcome: 'safe'; proof: SafetyProof; setsAudited: number; blocksAudited: number }
  | { outcome: 'unsafe'; offences: readonly Offence[] };

/** Evidence that sets of groups passed the audit. Only the audit can make one. */
export class SafetyProof {
  readonly #sets: ReadonlyMap<string, ReadonlySet<number>>;

  private constructor(sets: ReadonlyMap<string, ReadonlySet<number>>) {
    this.#sets = sets;
  }

  /** Audits every set. Sets are taken one at a time, so that a generator need not hold them all. */
  static audit(sets: Iterable<ChosenSetUnderAudit>, k: number): AuditOutcome {
    const offences: Offence[] = [];
    const passed = new Map<string, ReadonlySet<number>>();
    let blocksAudited = 0;
    for (const set of sets) {
      offences.push(...findOffences(set, k));
      passed.set(set.name, new Set(set.published));
      blocksAudited += set.published.size;
    }
    if (offences.length > 0) return { outcome: 'unsafe', offences };
    return { outcome: 'safe', proof: new SafetyProof(passed), setsAudited: passed.size, blocksAudited };
  }

  /** True if the group was in a set of this name when it passed. */
  covers(set: string, groupId: number): boolean {
    return this.#sets.get(set)?.has(groupId) ?? false;
  }
}

/** The remainders of one chosen set that say something of fewer than k people, or of each of them. */
export function findOffences(set: ChosenSetUnderAudit, k: number): Offence[] {
  const remainders = gatherRemainders(set);
  const offences: Offence[] = [];
  for (const id of set.published) {
    const rest = remainders.get(id);
    const problem = !rest || !set.within.has(id) ? 'not-allowed' : problemOf(rest, k);
    if (!problem) continue;
    offences.push({
      set: set.name,
      departmentId: id,
      problem,
      invited: rest?.invited ?? 0,
      answered: rest?.answered ?? 0,
    });
  }
  return offences;
}

type Remainder = Omit<AuditedDepartment, 'id' | 'parentId'>;

function gatherRemainders({ departments, published }: ChosenSetUnderAudit): Map<number, Remainder> {
  const parents = new Map(departments.map(({ id, parentId }) => [id, parentId]));
  const shownAs = new Map<number, number | null>();
  const remainders = new Map<number, Remainder>();
  for (const department of departments) {
    const home = firstPublished(department.id, { parents, published, shownAs });
    if (home === null) continue;
    const rest = remainders.get(home) ?? { ...empty };
    for (const column of columns) rest[column] += department[column];
    remainders.set(home, rest);
  }
  return remainders;
}

const empty: Remainder = { invited: 0, answered: 0, alike: 0, othersInvited: 0, othersAnswered: 0 };
const columns = Object.keys(empty) as (keyof Remainder)[];

interface WayUp {
  parents: ReadonlyMap<number, number | null>;
  published: ReadonlySet<number>;
  /** Remembers the way of departments already climbed from, so that deep trees stay quick. */
  shownAs: Map<number, number | null>;
}

function firstPublished(start: number, { parents, published, shownAs }: WayUp): number | null {
  const climbed: number[] = [];
  let at: number | null = start;
  while (at !== null && !published.has(at) && !shownAs.has(at)) {
    climbed.push(at);
    at = parents.get(at) ?? null;
  }
  const home = at === null || published.has(at) ? at : shownAs.get(at)!;
  for (const id of climbed) shownAs.set(id, home);
  return home;
}

function problemOf(rest: Remainder, k: number): Offence['problem'] | null {
  if (rest.invited > 0 && rest.answered < k) return 'too-few';
  if (rest.answered > 0 && rest.answered - rest.alike < 2) return 'all-alike';
  const silent = rest.othersAnswered === 0 || (rest.othersAnswered === 1 && rest.othersInvited > 1);
  return silent && rest.othersInvited > 0 ? 'others-silent' : null;
}
