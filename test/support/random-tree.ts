import type { TreeGroup } from '../../src/features/disclosure/rules/department-tree.js';
import { seededRandom } from './seeded-random.js';

export interface TreeRecipe {
  seed: number;
  departments: number;
  people: number;
  /** Probability that an invited person answers. */
  response: number;
  /** Most children a node gets while the tree grows breadth first. */
  span?: number;
}

/** A tree of departments with people spread unevenly over it, as in a real council: many small teams. */
export function aRandomTree({ seed, departments, people, response, span = 9 }: TreeRecipe): TreeGroup[] {
  const random = seededRandom(seed);
  const groups: TreeGroup[] = [{ id: 1, parentId: null, invited: 0, answered: 0 }];
  const room = [random.between(2, span)];
  while (groups.length < departments) {
    const open = groups.map((_, at) => at).filter((at) => room[at]! > 0);
    const parent = open[Math.min(open.length - 1, random.between(0, 3))]!;
    room[parent]! -= 1;
    room.push(random.between(2, span));
    groups.push({ id: groups.length + 1, parentId: groups[parent]!.id, invited: 0, answered: 0 });
  }
  // Managers and their offices are few, teams are large and small.
  const leading = new Set(groups.map((group) => group.parentId));
  const sizes = groups.map(({ id }) => (leading.has(id) ? 0.5 : 1) * Math.exp(3 * random.next()));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  for (let person = 0; person < people; person++) {
    const group = groups[drawn(sizes, random.next() * total)]!;
    group.invited += 1;
    if (random.chance(response)) group.answered += 1;
  }
  return groups;
}

function drawn(sizes: readonly number[], at: number): number {
  let passed = 0;
  return Math.max(
    0,
    sizes.findIndex((size) => (passed += size) > at),
  );
}
