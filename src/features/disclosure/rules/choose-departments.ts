/**
 * Which departments may be shown. A set of departments is safe if and only if every remainder (a published
 * department minus its published descendants) has nobody invited or at least k respondents: whatever sums and
 * differences somebody works out, they then speak of k people or more. A remainder with people invited and
 * nobody answering is not safe, since it would tell that they did not answer.
 * The choice, Algorithm A, is the exact optimum, by dynamic programming in O(N k^2).
 * Source: docs/privacy.md, "Disclosure control in one page".
 *
 * `best[u]` is the greatest weight to be had at and below a node while u respondents stay uncovered, that is,
 * wait for a published ancestor to count them. States: NOBODY (nobody invited is uncovered), then 0 to k
 * respondents, where k stands for "k or more".
 */
import type { DepartmentTree, Rank } from './department-tree.js';
import { subtreeSums } from './department-tree.js';

export interface ChoiceOptions {
  /** Smallest number of respondents behind any figure or combination of figures, at least 1. */
  k: number;
  /** Departments for which this is false are never published; all are candidates if it is left out. */
  isCandidate?: (departmentId: number) => boolean;
}

export interface DepartmentChoice {
  /** Departments to publish, in tree order. Empty if the root can't be published. */
  published: ReadonlySet<number>;
  /** For each hidden department its nearest published ancestor; null if nothing is published. */
  countedIn: ReadonlyMap<number, number | null>;
  /** Sum of the weights of the published departments. */
  weight: number;
}

/** What it is worth to show a group of n respondents: everybody wants the whole and the directorates first. */
export function weightOf(rank: Rank, n: number, k: number): number {
  if (rank === 'root') return 1000;
  return rank === 'directorate' ? 30 : 1 + Math.log2(n / k);
}

/**
 * Chooses the safe set of greatest total weight; among equals always the same one.
 * For rates chosen at launch, give the invited as the answered too.
 */
export function chooseDepartments(tree: DepartmentTree, options: ChoiceOptions): DepartmentChoice {
  const search = prepare(tree, options);
  for (let position = tree.ids.length - 1; position >= 0; position--) {
    offerPublication(search, position);
    if (position > 0) passUp(search, position);
  }
  return traceBack(search);
}

const NOBODY = 0;

interface Search {
  tree: DepartmentTree;
  /** Number of states; the last one means "k or more respondents uncovered". */
  states: number;
  /** Weight by position; -Infinity where publishing is not allowed. */
  weights: Float64Array;
  /** Greatest weight by position and state, before the node itself is published or not. */
  best: Float64Array;
  /** State from which the node is published; -1 if it can't be. */
  publishedFrom: Int32Array;
  /** How the parent's entry came about when this node joined it: its state before, and this node's. */
  parentBefore: Int32Array;
  own: Int32Array;
}

function prepare(tree: DepartmentTree, { k, isCandidate }: ChoiceOptions): Search {
  const size = tree.ids.length;
  const states = k + 2;
  const respondents = subtreeSums(tree, tree.answered);
  const weights = new Float64Array(size).fill(-Infinity);
  const best = new Float64Array(size * states).fill(-Infinity);
  for (let position = 0; position < size; position++) {
    const n = respondents[position]!;
    const allowed = n >= k && (isCandidate?.(tree.ids[position]!) ?? true);
    if (allowed) weights[position] = weightOf(tree.ranks[position]!, n, k);
    const empty = tree.invited[position] === 0;
    best[position * states + (empty ? NOBODY : Math.min(k, tree.answered[position]!) + 1)] = 0;
  }
  const links = () => new Int32Array(size * states).fill(-1);
  const publishedFrom = new Int32Array(size).fill(-1);
  return { tree, states, weights, best, publishedFrom, parentBefore: links(), own: links() };
}

/** A department may be published if what it leaves uncovered is nobody invited, or k respondents or more. */
function offerPublication({ states, weights, best, publishedFrom }: Search, position: number): void {
  const row = position * states;
  const full = states - 1;
  const from = best[row + NOBODY]! >= best[row + full]! ? NOBODY : full;
  if (best[row + from]! + weights[position]! > -Infinity) publishedFrom[position] = from;
}

/** What the node passes up in a state: if it is published, nobody stays uncovered and its weight counts. */
function worth({ states, weights, best, publishedFrom }: Search, position: number, state: number): number {
  const from = publishedFrom[position]!;
  if (state !== NOBODY || from < 0) return best[position * states + state]!;
  return best[position * states + from]! + weights[position]!;
}

/** Joins a finished node to its parent: a convolution over the respondents that both leave uncovered. */
function passUp(search: Search, position: number): void {
  const { states, best } = search;
  const row = search.tree.parents[position]! * states;
  const before = best.slice(row, row + states);
  best.fill(-Infinity, row, row + states);
  for (let mine = 0; mine < states; mine++) {
    const gain = worth(search, position, mine);
    if (gain === -Infinity) continue;
    for (let theirs = 0; theirs < states; theirs++) {
      const joined = join(theirs, mine, states);
      const total = before[theirs]! + gain;
      if (!(total > best[row + joined]!)) continue;
      best[row + joined] = total;
      search.parentBefore[position * states + joined] = theirs;
      search.own[position * states + joined] = mine;
    }
  }
}

function join(one: number, other: number, states: number): number {
  if (one === NOBODY) return other;
  if (other === NOBODY) return one;
  return Math.min(states - 1, one + other - 1);
}

/** Children joined their parent from the last position to the first, so forwards undoes it. */
function traceBack(search: Search): DepartmentChoice {
  const { tree, states, publishedFrom } = search;
  if (publishedFrom[0]! < 0) return nothing(tree);
  const left = new Int32Array(tree.ids.length);
  const published = new Set<number>([tree.ids[0]!]);
  const countedIn = new Map<number, number | null>();
  left[0] = publishedFrom[0]!;
  for (let position = 1; position < tree.ids.length; position++) {
    const parent = tree.parents[position]!;
    const link = position * states + left[parent]!;
    const mine = search.own[link]!;
    left[parent] = search.parentBefore[link]!;
    const isPublished = mine === NOBODY && publishedFrom[position]! >= 0;
    left[position] = isPublished ? publishedFrom[position]! : mine;
    const parentId = tree.ids[parent]!;
    if (isPublished) published.add(tree.ids[position]!);
    else countedIn.set(tree.ids[position]!, published.has(parentId) ? parentId : countedIn.get(parentId)!);
  }
  return { published, countedIn, weight: worth(search, 0, NOBODY) };
}

function nothing(tree: DepartmentTree): DepartmentChoice {
  return { published: new Set(), countedIn: new Map(tree.ids.map((id) => [id, null])), weight: 0 };
}
