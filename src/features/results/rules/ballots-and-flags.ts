/**
 * A ballot goes into the box together with its person's "answered" flag, and neither ever goes alone: taking answers
 * back leaves both. More ballots than flags, in all or of a job family in a department, were put in by somebody who
 * wrote into the database, perhaps to surround one person's ballot with known ones, so nothing may be published. Fewer
 * ballots than flags mean that some were removed; the others still count.
 * Source: docs/privacy.md, "What each adversary can learn".
 */
interface Place {
  departmentId: number;
  familyKey: string | null;
}

/** So many, or fewer than k of them. */
export type MissingBallots = number | 'few';

export type Comparison =
  /** `missing` is left out where none is. */
  { outcome: 'plausible'; missing?: MissingBallots } | { outcome: 'too-many-ballots' };

const keyOf = ({ departmentId, familyKey }: Place) => `${departmentId}/${familyKey ?? ''}`;

/** How many ballots were opened of each job family in each department. */
export class PlacesOfBallots {
  readonly #ballots = new Map<string, number>();

  add(place: Place): void {
    this.#ballots.set(keyOf(place), (this.#ballots.get(keyOf(place)) ?? 0) + 1);
  }

  exceed(flags: readonly (Place & { people: number })[]): boolean {
    const flagged = new Map(flags.map((place) => [keyOf(place), place.people]));
    return [...this.#ballots].some(([place, ballots]) => ballots > (flagged.get(place) ?? 0));
  }
}

interface Compared {
  /** Ballots in the box, those included that do not open or were taken back. */
  inTheBox: number;
  places: PlacesOfBallots;
  /** People marked as having answered. */
  flags: readonly (Place & { people: number })[];
  /** Smallest number that is told. */
  k: number;
}

export function compareWithFlags({ inTheBox, places, flags, k }: Compared): Comparison {
  const flagged = flags.reduce((sum, { people }) => sum + people, 0);
  if (inTheBox > flagged || places.exceed(flags)) return { outcome: 'too-many-ballots' };
  const missing = flagged - inTheBox;
  if (missing === 0) return { outcome: 'plausible' };
  return { outcome: 'plausible', missing: missing < k ? 'few' : missing };
}
