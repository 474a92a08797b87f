/**
 * Cards are handed out where people work: by workplace, and within it by department, each with a note to its supervisor.
 * Who has no workplace in the directory is found through their department. Source: docs/operations.md, "Printed cards".
 */
export interface CardHolder {
  participantId: number;
  name: string;
  language: 'en' | 'cy';
  /** '' where the directory names none. */
  workplace: string;
  /** Of the campaign's own tree. */
  departmentId: number;
  department: string;
  departmentCy: string | null;
}

/** What HR chooses by: a workplace, or the department of those who have none. */
export interface Place {
  /** '' where the department stands for it. */
  workplace: string;
  /** Null where the workplace is named. */
  departmentId: number | null;
  department: string;
  departmentCy: string | null;
}

export type PlaceKey = { workplace: string } | { departmentId: number };

/** As a form posts it. */
export function writePlace({ workplace, departmentId }: Pick<Place, 'workplace' | 'departmentId'>): string {
  return departmentId === null ? `w:${workplace}` : `d:${departmentId}`;
}

/** Null for anything that no form of ours posts. */
export function readPlace(posted: string): PlaceKey | null {
  const [, kind, name = ''] = /^([wd]):(.+)$/su.exec(posted) ?? [];
  if (kind === 'w') return { workplace: name };
  return kind === 'd' && /^[1-9]\d{0,9}$/.test(name) ? { departmentId: Number(name) } : null;
}

export interface CardGroup<Holder extends CardHolder> {
  workplace: string;
  department: string;
  departmentCy: string | null;
  cards: Holder[];
}

/** @param holders those of one workplace and department side by side; the order stays */
export function groupCards<Holder extends CardHolder>(holders: readonly Holder[]): CardGroup<Holder>[] {
  const groups: CardGroup<Holder>[] = [];
  let last = '';
  for (const holder of holders) {
    // The database sorts without regard to capitals, so what it holds for one workplace is one pack.
    const key = `${holder.departmentId} ${holder.workplace.toLowerCase()}`;
    if (key !== last) {
      const { workplace, department, departmentCy } = holder;
      groups.push({ workplace, department, departmentCy, cards: [] });
    }
    last = key;
    groups.at(-1)!.cards.push(holder);
  }
  return groups;
}
