/**
 * The tree of departments as disclosure control sees it: for every node, how many people placed directly in it
 * were invited and how many answered. A published figure of a department is about its whole subtree.
 * Source: docs/privacy.md, "Disclosure control in one page".
 *
 * Nodes are held by position, breadth first with siblings by id, so that a parent always stands before its
 * children: a backwards loop adds up subtrees and a forwards loop hands things down, without recursion,
 * however deep a tree is.
 */
export interface TreeGroup {
  id: number;
  /** Null for the root alone. */
  parentId: number | null;
  /** People placed directly in this node, not below it, 0 or more. */
  invited: number;
  /** Of those, how many answered, 0 to `invited`. */
  answered: number;
  /** True for the top node of an employer in a campaign that several employers share. */
  employer?: boolean;
}

/** A directorate is a child of the root or of an employer's node. */
export type Rank = 'root' | 'directorate' | 'department';

export interface DepartmentTree {
  /** Department id at each position; the root is at position 0. */
  readonly ids: readonly number[];
  /** Position of the parent; -1 at the root. */
  readonly parents: readonly number[];
  readonly ranks: readonly Rank[];
  readonly positions: ReadonlyMap<number, number>;
  /** People placed directly in the node, by position. */
  readonly invited: ArrayLike<number>;
  readonly answered: ArrayLike<number>;
}

/** People counted directly in each node, by position in a tree. */
export interface DirectCounts {
  invited: ArrayLike<number>;
  answered: ArrayLike<number>;
}

/**
 * Builds the tree.
 * @throws Error when the groups are not exactly one tree (no root, two roots, an unknown parent, a cycle)
 */
export function buildDepartmentTree(groups: readonly TreeGroup[]): DepartmentTree {
  const ordered = breadthFirst(groups);
  const positions = new Map(ordered.map((group, position) => [group.id, position]));
  const parents = ordered.map((group) => (group.parentId === null ? -1 : positions.get(group.parentId)!));
  return {
    ids: ordered.map((group) => group.id),
    parents,
    ranks: parents.map((parent) => rankUnder(parent, ordered)),
    positions,
    invited: ordered.map((group) => group.invited),
    answered: ordered.map((group) => group.answered),
  };
}

/** The same departments with other people counted, for example those asked about one skill. */
export function withCounts(tree: DepartmentTree, counts: DirectCounts): DepartmentTree {
  return { ...tree, invited: counts.invited, answered: counts.answered };
}

/**
 * Adds up every subtree.
 * @param direct counts by position, `width` numbers for each node
 * @returns the same layout, each node with everything below it added
 */
export function subtreeSums(tree: DepartmentTree, direct: ArrayLike<number>, width = 1): Float64Array {
  const sums = Float64Array.from(direct);
  for (let position = tree.ids.length - 1; position > 0; position--) {
    const parent = tree.parents[position]!;
    for (let cell = 0; cell < width; cell++) {
      sums[parent * width + cell]! += sums[position * width + cell]!;
    }
  }
  return sums;
}

/**
 * For every position, the position of the nearest published department at or above it, -1 if there is none.
 * The people of one block (a published department minus its published descendants) share one answer.
 */
export function blockOfEach(tree: DepartmentTree, published: ReadonlySet<number>): Int32Array {
  const blocks = new Int32Array(tree.ids.length).fill(-1);
  for (let position = 0; position < tree.ids.length; position++) {
    const above = tree.parents[position]!;
    if (published.has(tree.ids[position]!)) blocks[position] = position;
    else if (above >= 0) blocks[position] = blocks[above]!;
  }
  return blocks;
}

/** Adds up direct counts over each block; the sum stands at the position of the block's published department. */
export function blockSums(blocks: Int32Array, direct: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(blocks.length);
  for (let position = 0; position < blocks.length; position++) {
    const block = blocks[position]!;
    if (block >= 0) sums[block]! += direct[position]!;
  }
  return sums;
}

function breadthFirst(groups: readonly TreeGroup[]): TreeGroup[] {
  const children = new Map<number | null, TreeGroup[]>();
  for (const group of [...groups].sort((one, other) => one.id - other.id)) {
    const siblings = children.get(group.parentId);
    if (siblings) siblings.push(group);
    else children.set(group.parentId, [group]);
  }
  const ordered = [...(children.get(null) ?? [])];
  if (ordered.length !== 1) throw new Error(`A department tree has one root, not ${ordered.length}`);
  for (let next = 0; next < ordered.length; next++) {
    for (const child of children.get(ordered[next]!.id) ?? []) ordered.push(child);
  }
  if (ordered.length !== groups.length) throw new Error('Some departments do not hang below the root');
  return ordered;
}

function rankUnder(parent: number, ordered: readonly TreeGroup[]): Rank {
  if (parent < 0) return 'root';
  return parent === 0 || ordered[parent]!.employer ? 'directorate' : 'department';
}
