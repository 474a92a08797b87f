/**
 * The figures of a publication that a reader may have, as rows for programs: published rows of the groups in sight,
 * with the names behind their keys, and nothing else. Figures of the organisation and of job families are for every
 * reader. Source: docs/privacy.md, "Disclosure control in one page".
 */
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import type { PublishedTable } from '../../disclosure/rules/published-table.js';
import type { Bilingual, PackDocument } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { measureUnits } from './measure-units.js';

export interface VisibleFigure extends PublicationRow {
  /** Name of the department; the root's for the organisation. */
  readonly group: string;
  /** What the item is called; empty for a figure of the whole group. */
  readonly title: string;
  readonly unit: string;
}

interface Sources {
  table: PublishedTable;
  departments: readonly { id: number; name: string }[];
  pack: PackDocument;
}

export interface VisibleFigures {
  readonly total: number;
  /** Made as they are asked for: a large publication has far more of them than a process should hold twice. */
  from: (start: number, end?: number) => Generator<VisibleFigure>;
}

export function visibleFigures(sources: Sources, visible: ReadonlySet<number>): VisibleFigures {
  const names = new Map(sources.departments.map(({ id, name }) => [id, name]));
  const titles = titlesOf(sources.pack);
  const rows = sources.table.rows.filter(
    ({ groupKind, groupId }) => groupKind !== 'department' || visible.has(groupId),
  );
  return {
    total: rows.length,
    *from(start, end = rows.length) {
      for (const row of rows.slice(start, end)) {
        const title = row.item === null ? '' : (titles.get(row.item)?.en ?? row.item);
        yield { ...row, group: names.get(row.groupId) ?? '', title, unit: measureUnits[row.measure] };
      }
    },
  };
}

/** What a pack calls its skills, statements, dimensions and obstacles; a skill's name wins over another's. */
export function titlesOf(pack: PackDocument): Map<string, Bilingual> {
  const named: [string, Bilingual][] = [
    ...(pack.obstacles?.items ?? []).map(({ key, label }): [string, Bilingual] => [key, label]),
    ...pack.culture.items.map(({ key, statement }): [string, Bilingual] => [key, statement]),
    ...pack.culture.dimensions.map(({ key, title }): [string, Bilingual] => [key, title]),
    ...skillsOf(pack).map(({ key, title }): [string, Bilingual] => [key, title]),
  ];
  return new Map(named);
}
