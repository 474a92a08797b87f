/** Finding one's way in the tree of a publication. Departments stand parents before children. */
export interface Place {
  readonly id: number;
  readonly parentId: number | null;
}

/** Everything beneath a department, without itself, in the order given. */
export function beneath<Kind extends Place>(departments: readonly Kind[], id: number): Kind[] {
  const inside = new Set([id]);
  return departments.filter((department) => {
    if (department.parentId === null || !inside.has(department.parentId)) return false;
    inside.add(department.id);
    return true;
  });
}

/** Departments right beneath this one. */
export function childrenOf<Kind extends Place>(departments: readonly Kind[], id: number): Kind[] {
  return departments.filter(({ parentId }) => parentId === id);
}

/** The same departments as one walks through the tree: each followed by what is beneath it. */
export function inTreeOrder<Kind extends Place>(departments: readonly Kind[]): Kind[] {
  const children = new Map<number | null, Kind[]>();
  for (const department of departments) {
    const siblings = children.get(department.parentId);
    if (siblings) siblings.push(department);
    else children.set(department.parentId, [department]);
  }
  const ordered: Kind[] = [];
  const waiting = [...(children.get(null) ?? [])].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    waiting.push(...[...(children.get(next.id) ?? [])].reverse());
  }
  return ordered;
}
