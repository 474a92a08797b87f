/**
 * A block (a published department minus its published descendants) gives people away although it is large enough
 * when they are all alike on the side that hurts: if at least n-1 of its n respondents are at least s short, or
 * unfavourable, then everybody knows it of each of them. That everybody is ready may show.
 * Source: docs/privacy.md, "Disclosure control in one page".
 *
 * A second way, which differencing between figures opens: a skill is asked only of those with a target for it, and
 * both "answered" of the whole block and "answered this skill" are published. If people without a target were
 * invited too and the two numbers (nearly) meet, then these others are known not to have answered. So a block
 * gives away as well when fewer others than min(2, others invited) can have answered.
 *
 * A block that gives away is no candidate and `chooseDepartments` runs again. Where joining one published child to the
 * block cures it and the child weighs less, the child gives way instead, so that a directorate, or the whole
 * organisation, does not disappear because of a few people placed directly in it.
 */
import { chooseDepartments, weightOf } from './choose-departments.js';
import type { ChoiceOptions, DepartmentChoice } from './choose-departments.js';
import type { DepartmentTree } from './department-tree.js';
import { blockOfEach, blockSums, subtreeSums } from './department-tree.js';

/** What a block could give away: direct counts by position, as the tree's own. */
export interface TellingCounts {
  /** Respondents who are on the side that hurts, 0 to answered. */
  alike: ArrayLike<number>;
  /** People invited who are not asked this. */
  othersInvited?: ArrayLike<number>;
  /** Respondents who gave no answer to this: at most so many of the others answered. */
  othersAnswered?: ArrayLike<number>;
}

/** One block in figures. */
export interface Block {
  answered: number;
  alike: number;
  othersInvited: number;
  othersAnswered: number;
}

/** True if the block's figure says something of (nearly) each of its people. */
export function givesAway(block: Block): boolean {
  if (block.answered > 0 && block.alike >= block.answered - 1) return true;
  return block.othersAnswered < Math.min(2, block.othersInvited);
}

/** Runs `chooseDepartments` until no published block gives its people away. */
export function chooseUntilNothingGivesAway(
  tree: DepartmentTree,
  telling: TellingCounts,
  options: ChoiceOptions,
): DepartmentChoice {
  const excluded = new Set<number>();
  const isCandidate = (id: number) => !excluded.has(id) && (options.isCandidate?.(id) ?? true);
  for (;;) {
    const choice = chooseDepartments(tree, { k: options.k, isCandidate });
    const giveWay = whoGivesWay(tree, telling, { choice, k: options.k });
    if (giveWay.length === 0) return choice;
    for (const position of giveWay) excluded.add(tree.ids[position]!);
  }
}

interface Outcome {
  choice: DepartmentChoice;
  k: number;
}

/** Only blocks with no offending block below them: their people may cure the blocks above. */
function whoGivesWay(tree: DepartmentTree, telling: TellingCounts, { choice, k }: Outcome): number[] {
  const owner = blockOfEach(tree, choice.published);
  const blocks = blocksOf(tree, telling, owner);
  const respondents = subtreeSums(tree, tree.answered);
  const weight = (position: number) => weightOf(tree.ranks[position]!, respondents[position]!, k);
  const children = publishedChildren(tree, owner);
  const offendsBelow = new Set<number>();
  const giveWay: number[] = [];
  for (const position of [...blocks.keys()].reverse()) {
    const above = position === 0 ? -1 : owner[tree.parents[position]!]!;
    const offends = givesAway(blocks.get(position)!);
    if (offends || offendsBelow.has(position)) offendsBelow.add(above);
    if (!offends || offendsBelow.has(position)) continue;
    const byWeight = (children.get(position) ?? []).sort((one, other) => weight(one) - weight(other));
    giveWay.push(lightestCure(position, byWeight, { blocks, weight }));
  }
  return giveWay;
}

interface Weighed {
  blocks: ReadonlyMap<number, Block>;
  weight: (position: number) => number;
}

function lightestCure(position: number, byWeight: readonly number[], { blocks, weight }: Weighed): number {
  const block = blocks.get(position)!;
  const lighter = byWeight.filter((child) => weight(child) < weight(position));
  const cure = lighter.find((child) => !givesAway(add(block, blocks.get(child)!)));
  // Without the root nothing shows at all, so its children give way for as long as there are any.
  return cure ?? (position === 0 ? (lighter[0] ?? position) : position);
}

/** The blocks by the position of their department, in tree order. */
function blocksOf(tree: DepartmentTree, telling: TellingCounts, owner: Int32Array): Map<number, Block> {
  const nobody = new Float64Array(tree.ids.length);
  const answered = blockSums(owner, tree.answered);
  const alike = blockSums(owner, telling.alike);
  const othersInvited = blockSums(owner, telling.othersInvited ?? nobody);
  const othersAnswered = blockSums(owner, telling.othersAnswered ?? nobody);
  const blocks = new Map<number, Block>();
  for (let at = 0; at < owner.length; at++) {
    if (owner[at] !== at) continue;
    blocks.set(at, {
      answered: answered[at]!,
      alike: alike[at]!,
      othersInvited: othersInvited[at]!,
      othersAnswered: othersAnswered[at]!,
    });
  }
  return blocks;
}

function publishedChildren(tree: DepartmentTree, owner: Int32Array): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (let position = 1; position < owner.length; position++) {
    if (owner[position] !== position) continue;
    const above = owner[tree.parents[position]!]!;
    const siblings = children.get(above);
    if (siblings) siblings.push(position);
    else children.set(above, [position]);
  }
  return children;
}

function add(one: Block, other: Block): Block {
  return {
    answered: one.answered + other.answered,
    alike: one.alike + other.alike,
    othersInvited: one.othersInvited + other.othersInvited,
    othersAnswered: one.othersAnswered + other.othersAnswered,
  };
}
