import { drawHeatmap, type HeatmapCell, type HeatmapInput } from '../../../web/charts/heatmap.js';
import type { Figure, PublicationRow } from '../../disclosure/index.js';
import type { HiddenDepartment } from '../rules/disclosure-summary.js';
import { hiddenAmong } from '../rules/hidden-departments.js';
import { shortWords, withheldWords, type Cell } from './figure-words.js';
import type { ResultsContext } from './results-context.js';
import { resultsPaths } from './results.paths.js';

interface Asked {
  id: string;
  /** The first is the group that the others are parts of. */
  departmentIds: readonly number[];
  skills: readonly string[];
}

/** At 80 % who are not there yet a cell is as dark as it gets: the scale is the same for every group and campaign. */
const darkest = 0.8;

const notReady = (row: PublicationRow) => 1 - row.value;

/** Departments by skills: the drawing, the same figures as a table, and where those not shown are counted. */
export function heatmapOf(context: ResultsContext, { id, departmentIds, skills }: Asked): object {
  const { t, nameOf, titleOf, results } = context;
  const figure = (departmentId: number, skill: string) =>
    results.table.figure(results.table.department(departmentId), 'readiness', skill);
  const rows = departmentIds.map((departmentId) => ({
    departmentId,
    figures: skills.map((skill) => figure(departmentId, skill)),
  }));
  const words = finding(context, { rows, skills });
  const input: HeatmapInput = {
    id,
    title: words,
    description: t('results:heatmap.description'),
    columns: skills.map(titleOf),
    rows: rows.map(({ departmentId, figures }) => ({
      label: nameOf(departmentId),
      cells: figures.map((one, at) =>
        cellOf(context, one, `${nameOf(departmentId)}, ${titleOf(skills[at]!)}`),
      ),
    })),
    scale: {
      low: 0,
      high: darkest,
      lowWords: t('results:heatmap.low'),
      highWords: t('results:heatmap.high', { share: context.format.percent(darkest) }),
    },
    hiddenWords: t('results:heatmap.hidden'),
  };
  return {
    svg: drawHeatmap(input),
    finding: words,
    head: [t('results:department'), ...skills.map((skill) => ({ text: titleOf(skill), numeric: true }))],
    table: rows.map(({ departmentId, figures }) => [
      { text: nameOf(departmentId), href: resultsPaths.department(results.id, departmentId) },
      ...figures.map((one): Cell => shortWords(context, one, (row) => context.format.percent(notReady(row)))),
    ]),
  };
}

/** Every department that shows nothing, in the same words, with where its people are counted. */
export function hiddenList(context: ResultsContext, departmentIds: Iterable<number>): string[] {
  return groupedByPlace(context, hiddenAmong(context.results.table, departmentIds));
}

/** One sentence for each department that counts others' people, naming them all. */
export function groupedByPlace(context: ResultsContext, hidden: readonly HiddenDepartment[]): string[] {
  const names = new Map<number | null, string[]>();
  for (const { departmentId, countedIn } of hidden) {
    names.set(countedIn, [...(names.get(countedIn) ?? []), context.nameOf(departmentId)]);
  }
  return [...names].map(([countedIn, all]) => `${all.join(', ')}: ${withheldWords(context, countedIn)}`);
}

/** Those that show something first, the greatest gaps on top; hidden ones last, where they are explained. */
export function worstFirst(
  { results: { table } }: ResultsContext,
  departmentIds: readonly number[],
): number[] {
  const gap = (id: number) => {
    const figure = table.figure(table.department(id), 'overall-gap-score');
    return figure.outcome === 'shown' ? figure.row.value : -1;
  };
  return [...departmentIds].sort((one, other) => gap(other) - gap(one));
}

function cellOf({ format }: ResultsContext, figure: Figure, name: string): HeatmapCell {
  if (figure.outcome === 'not-asked') return { kind: 'none', title: name };
  if (figure.outcome === 'withheld') return { kind: 'hidden', title: name };
  const value = notReady(figure.row);
  return {
    kind: 'value',
    value,
    text: format.number(value * 100),
    title: `${name}: ${format.percent(value)}`,
  };
}

interface Grid {
  rows: { departmentId: number; figures: Figure[] }[];
  skills: readonly string[];
}

/** The darkest cell in words. */
function finding({ t, format, nameOf, titleOf }: ResultsContext, { rows, skills }: Grid): string {
  let most = { value: 0, department: '', skill: '' };
  for (const { departmentId, figures } of rows) {
    figures.forEach((figure, at) => {
      if (figure.outcome !== 'shown' || figure.row.reliability === 'low') return;
      const value = notReady(figure.row);
      if (value > most.value) most = { value, department: nameOf(departmentId), skill: titleOf(skills[at]!) };
    });
  }
  if (most.value === 0) return t('results:heatmap.nothing');
  return t('results:heatmap.finding', { ...most, share: format.percent(most.value) });
}
