import type { Figure, PublicationRow } from '../../disclosure/index.js';
import type { ResultsContext } from './results-context.js';

/** One cell or sentence for a figure, and the same words wherever one is withheld. */
export interface Cell {
  text: string;
  href?: string;
  numeric?: boolean;
}

type Words = Pick<ResultsContext, 't' | 'format' | 'nameOf'>;

export function withheldWords({ t, nameOf }: Words, countedIn: number | null): string {
  return countedIn === null
    ? t('results:withheldNowhere')
    : t('results:withheld', { department: nameOf(countedIn) });
}

/** A figure, or in words why there is none. */
export function figureWords(words: Words, figure: Figure, shown: (row: PublicationRow) => string): string {
  if (figure.outcome === 'shown') return shown(figure.row);
  if (figure.outcome === 'not-asked') return words.t('results:notAsked');
  return withheldWords(words, figure.countedIn);
}

/** The same, short, for a table with a list of explanations beneath it. */
export function shortWords(words: Words, figure: Figure, shown: (row: PublicationRow) => string): Cell {
  if (figure.outcome === 'shown') return { text: shown(figure.row), numeric: true };
  return { text: words.t(figure.outcome === 'withheld' ? 'results:notShown' : 'results:notAskedShort') };
}

/** A gap score is 0 to 100 already; shares are 0 to 1. */
export const scoreWords =
  ({ format }: Words) =>
  (row: PublicationRow): string =>
    format.percent(row.value / 100);

export const shareWords =
  ({ format }: Words) =>
  (row: PublicationRow): string =>
    format.percent(row.value);

/** "likely 54 to 61%": empty where the figure is exact. */
export function shareInterval({ t, ...words }: Words, row: PublicationRow, unit = 1): string {
  const range = shareRange({ t, ...words }, row, unit);
  return range && t('results:likely', { range });
}

/** "54 to 61%" */
export function shareRange({ t, format }: Words, row: PublicationRow, unit = 1): string {
  if (row.lower === null || row.upper === null || row.lower === row.upper) return '';
  return t('results:interval', {
    low: format.number((row.lower / unit) * 100),
    high: format.percent(row.upper / unit),
  });
}

/** "63% (312 of 498)" */
export function responseWords({ t, format }: Words, row: PublicationRow): string {
  return t('results:response', {
    share: format.percent(row.value),
    n: format.number(row.n ?? 0),
    population: format.number(row.population ?? 0),
  });
}

/** "Reliability: high" */
export function reliabilityWords({ t, ...words }: Words, row: PublicationRow): string {
  const grade = gradeWords({ t, ...words }, row);
  return grade && t('results:reliability.is', { grade });
}

/** "high" */
export function gradeWords({ t }: Words, row: PublicationRow): string {
  return row.reliability === null ? '' : t(`results:reliability.${row.reliability}`);
}
