/**
 * Figures that have passed disclosure control. Only this file can make a `PublishedTable`, and whatever shows a
 * figure accepts nothing else, so that an unsafe figure can't be printed by accident. A group that is not shown has
 * one outward answer whatever the reason, and names the group that it is counted in: a reason would say something.
 * Source: docs/privacy.md, "Disclosure control in one page"; CONTRIBUTING.md, house rule 7.
 */
import { chosenSetBehind } from './publication-row.js';
import type { GroupKind, Measure, PublicationRow } from './publication-row.js';
import type { SafetyProof } from './safety-audit.js';

/** The tree as it was when the roster was snapshotted. */
export interface PublishedDepartment {
  readonly id: number;
  readonly parentId: number | null;
}

export interface GroupRef {
  readonly kind: GroupKind;
  readonly id: number;
}

export type Figure =
  | { readonly outcome: 'shown'; readonly row: PublicationRow }
  /** Nobody in the group has a target for the skill. */
  | { readonly outcome: 'not-asked' }
  /** Not shown, to protect people's answers; counted in this department, or nowhere if null. */
  | { readonly outcome: 'withheld'; readonly countedIn: number | null };

interface Contents {
  departments: readonly PublishedDepartment[];
  rows: readonly PublicationRow[];
}

export class PublishedTable {
  /** The whole organisation, under its root department's id. */
  readonly organisation: GroupRef;
  /** All rows, frozen, in the order in which they were made: what a publication stores. */
  readonly rows: readonly PublicationRow[];
  readonly #parents: ReadonlyMap<number, number | null>;
  /** A group has some hundred rows: looking through them costs less than an entry for every row would in memory. */
  readonly #byGroup: ReadonlyMap<string, readonly PublicationRow[]>;

  private constructor({ departments, rows }: Contents) {
    const root = departments.find((department) => department.parentId === null);
    if (!root) throw new Error('A publication needs the tree that it was made for');
    this.organisation = { kind: 'organisation', id: root.id };
    this.rows = Object.freeze(rows.map((row) => Object.freeze(row)));
    this.#parents = new Map(departments.map(({ id, parentId }) => [id, parentId]));
    this.#byGroup = rowsByGroup(this.rows);
  }

  /**
   * Makes the table of a new draft.
   * @throws Error when a row's group is not in an audited set: a fault in our code, never a normal outcome
   */
  static fromAudit(contents: Contents & { proof: SafetyProof }): PublishedTable {
    for (const row of contents.rows) {
      if (!contents.proof.covers(chosenSetBehind(row), row.groupId)) {
        throw new Error(`No audit covers ${row.measure} of ${row.item ?? 'all'} for group ${row.groupId}`);
      }
    }
    return new PublishedTable(contents);
  }

  /** Makes the table again from rows that `fromAudit` made and a draft or signed publication stored. */
  static fromStored(contents: Contents): PublishedTable {
    return new PublishedTable(contents);
  }

  /** A department as a group; the root is the organisation. */
  department(id: number): GroupRef {
    return id === this.organisation.id ? this.organisation : { kind: 'department', id };
  }

  /** One figure of one group. `item` is a skill, culture item, dimension or obstacle, null for the whole group. */
  figure(group: GroupRef, measure: Measure, item: string | null = null): Figure {
    const row = this.#row(group, measure, item);
    if (row) return { outcome: 'shown', row };
    if (this.#row(group, 'not-asked', item)) return { outcome: 'not-asked' };
    return { outcome: 'withheld', countedIn: this.#firstShownAbove(group, measure, item) };
  }

  /** All groups that show a figure, in tree order: the organisation first. */
  shown(measure: Measure, item: string | null = null): PublicationRow[] {
    return this.rows.filter((row) => row.measure === measure && row.item === item);
  }

  #row({ kind, id }: GroupRef, measure: Measure, item: string | null): PublicationRow | undefined {
    const rows = this.#byGroup.get(keyOf(kind, id));
    return rows?.find((row) => row.measure === measure && row.item === item);
  }

  #firstShownAbove(group: GroupRef, measure: Measure, item: string | null): number | null {
    // A family's figure lies across departments: its people are counted in the organisation's.
    let above = group.kind === 'department' ? this.#parents.get(group.id) : this.#above(group);
    while (above !== null && above !== undefined) {
      if (this.#row(this.department(above), measure, item)) return above;
      above = this.#parents.get(above);
    }
    return null;
  }

  #above(group: GroupRef): number | null {
    return group.kind === 'family' ? this.organisation.id : null;
  }
}

function rowsByGroup(rows: readonly PublicationRow[]): Map<string, PublicationRow[]> {
  const groups = new Map<string, PublicationRow[]>();
  for (const row of rows) {
    const key = keyOf(row.groupKind, row.groupId);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function keyOf(kind: GroupKind, id: number): string {
  return `${kind}|${id}`;
}
