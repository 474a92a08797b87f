/**
 * What somebody may read of a publication: HR and programs every department; a leader their own departments with
 * everything beneath them, all directorates and the organisation. Which figures are withheld is the same for everybody.
 * Source: docs/privacy.md, "What each adversary can learn"; docs/decisions/0009.
 */
export interface ScopedDepartment {
  /** Of the campaign's own tree. */
  id: number;
  parentId: number | null;
  /** In the directory; null for a root that was made. */
  directoryId: number | null;
}

export interface ViewerScope {
  /** Departments whose figures this person may read, in tree order. */
  readonly visible: ReadonlySet<number>;
  /** The topmost of the departments that this person answers for; empty for those who answer for none, and see all. */
  readonly own: readonly number[];
}

/**
 * @param departments parents before children
 * @param ownDirectoryIds directory departments the person answers for; null sees everything
 */
export function viewerScope(
  departments: readonly ScopedDepartment[],
  ownDirectoryIds: ReadonlySet<number> | null,
): ViewerScope {
  if (ownDirectoryIds === null) return { visible: new Set(departments.map(({ id }) => id)), own: [] };
  const root = departments[0]?.id;
  const mine = new Set<number>();
  const own: number[] = [];
  for (const { id, parentId, directoryId } of departments) {
    const below = parentId !== null && mine.has(parentId);
    if (!below && !(directoryId !== null && ownDirectoryIds.has(directoryId))) continue;
    mine.add(id);
    if (!below) own.push(id);
  }
  const visible = departments
    .filter(({ id, parentId }) => parentId === null || parentId === root || mine.has(id))
    .map(({ id }) => id);
  return { visible: new Set(visible), own };
}
