/**
 * The tree that a campaign keeps: departments in which somebody is asked, and everything above them, under one root.
 * A directory with several roots (or several employers) gets the organisation itself as the root, since disclosure
 * control counts everybody's answers in exactly one tree. Source: docs/decisions/0009.
 */
import type { TreeGroup } from '../../disclosure/rules/department-tree.js';
import type { DirectoryDepartment } from './audience.js';

export interface CampaignTreeNode {
  /** In the directory; 0: the root that was made for the organisation. */
  id: number;
  parentId: number | null;
  name: string;
  nameCy: string | null;
  depth: number;
  /** People asked directly in it. */
  invited: number;
}

/** Id of a root that no department of the directory stands for. */
export const madeRoot = 0;

/**
 * @param invited people asked directly in each department, by id
 * @param organisation names the root where the directory has several
 * @returns parents before children; empty where nobody is asked
 */
export function campaignTree(
  departments: readonly DirectoryDepartment[],
  invited: ReadonlyMap<number, number>,
  organisation: { name: string; nameCy: string | null },
): CampaignTreeNode[] {
  const byDepth = [...departments].sort((one, other) => one.depth - other.depth);
  const kept = withSomebodyBelow(byDepth, invited);
  const nodes = byDepth
    .filter(({ id }) => kept.has(id))
    .map((department) => ({ ...nodeOf(department), invited: invited.get(department.id) ?? 0 }));
  const roots = nodes.filter(({ parentId }) => parentId === null);
  if (roots.length <= 1) return nodes;
  const root = { id: madeRoot, parentId: null, ...organisation, depth: 0, invited: 0 };
  return [
    root,
    ...nodes.map((node) => ({ ...node, parentId: node.parentId ?? madeRoot, depth: node.depth + 1 })),
  ];
}

export type Invited = Pick<CampaignTreeNode, 'id' | 'parentId' | 'invited'>;

/** As disclosure control takes it, with these many answers in each department. */
export function treeGroups(nodes: readonly Invited[], answered: ReadonlyMap<number, number>): TreeGroup[] {
  return nodes.map(({ id, parentId, invited }) => ({
    id,
    parentId,
    invited,
    answered: answered.get(id) ?? 0,
  }));
}

function withSomebodyBelow(byDepth: readonly DirectoryDepartment[], invited: ReadonlyMap<number, number>) {
  const kept = new Set<number>();
  for (const { id, parentId } of [...byDepth].reverse()) {
    if ((invited.get(id) ?? 0) > 0) kept.add(id);
    if (kept.has(id) && parentId !== null) kept.add(parentId);
  }
  return kept;
}

const nodeOf = ({ id, parentId, name, nameCy, depth }: DirectoryDepartment) => ({
  id,
  parentId,
  name,
  nameCy,
  depth,
});
