/**
 * Before a launch HR asks: which departments can we hope to see? The departments that may ever show are chosen once,
 * by `chooseDepartments` over the people invited; results later show some of these. How many is a forecast, made by
 * running the same algorithm on the answers to be expected.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
import { chooseDepartments } from '../../disclosure/rules/choose-departments.js';
import { buildDepartmentTree } from '../../disclosure/rules/department-tree.js';
import { treeGroups, type Invited } from './campaign-tree.js';

/** Poor, usual and good response to a staff survey. */
export const forecastResponses = [0.4, 0.55, 0.7] as const;

export interface DepartmentOutlook {
  departments: number;
  /** May show figures and rates, whatever happens to the others. */
  mayShow: ReadonlySet<number>;
  /** Can never show, with the department that counts their answers; null where nothing shows at all. */
  neverShow: { id: number; countedIn: number | null }[];
  /** How many will probably show at each response, 0 to 1. */
  likely: { response: number; departments: number }[];
}

export function outlookFor(nodes: readonly Invited[], k: number): DepartmentOutlook {
  if (nodes.length === 0) return { departments: 0, mayShow: new Set(), neverShow: [], likely: likelyNone() };
  const { published, countedIn } = rateDepartments(nodes, k);
  return {
    departments: nodes.length,
    mayShow: published,
    neverShow: nodes
      .filter(({ id }) => !published.has(id))
      .map(({ id }) => ({ id, countedIn: countedIn.get(id) ?? null })),
    likely: forecastResponses.map((response) => ({
      response,
      departments: chooseAt(nodes, { k, response, mayShow: published }),
    })),
  };
}

/** The departments that show response rates, chosen once at launch; results choose among them. */
export function rateDepartments(nodes: readonly Invited[], k: number) {
  const everybody = new Map(nodes.map(({ id, invited }) => [id, invited]));
  return chooseDepartments(buildDepartmentTree(treeGroups(nodes, everybody)), { k });
}

const likelyNone = () => forecastResponses.map((response) => ({ response, departments: 0 }));

function chooseAt(
  nodes: readonly Invited[],
  { k, response, mayShow }: { k: number; response: number; mayShow: ReadonlySet<number> },
): number {
  const tree = buildDepartmentTree(treeGroups(nodes, expectedAnswers(nodes, response)));
  return chooseDepartments(tree, { k, isCandidate: (id) => mayShow.has(id) }).published.size;
}

/**
 * Whole people, spread evenly: rounding each small team by itself would find nobody (or everybody) in all of them.
 * The running total is rounded in tree order instead, so that every branch is right to within one person.
 */
export function expectedAnswers(nodes: readonly Invited[], response: number): Map<number, number> {
  const children = new Map<number | null, Invited[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  const expected = new Map<number, number>();
  let people = 0;
  let answers = 0;
  const waiting = [...(children.get(null) ?? [])];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    people += node.invited;
    const total = Math.floor(people * response + 1e-9);
    expected.set(node.id, Math.min(node.invited, total - answers));
    answers += expected.get(node.id)!;
    waiting.push(...(children.get(node.id) ?? []));
  }
  return expected;
}
