/**
 * Publication rows of one group about culture. "Don't know" is a share of all who answered the item, agreement and mean
 * are about those with an opinion; a dimension's figures are means over its items that the group shows, made of
 * published rows and nothing else.
 */
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import { cultureFigures, dontKnowShare } from './culture-figures.js';
import type { CultureFigures, CultureTally } from './culture-figures.js';
import { newRow } from './new-row.js';
import type { RowGroup } from './new-row.js';
import { reliabilityOf } from './reliability.js';

export interface CultureInGroup {
  key: string;
  dimension: string;
  tally: CultureTally;
  /** Whether the group shows "don't know", and opinions. */
  showsAnswers: boolean;
  showsOpinions: boolean;
}

export function cultureRows(group: RowGroup, items: readonly CultureInGroup[]): PublicationRow[] {
  const rows: PublicationRow[] = [];
  const byDimension = new Map<string, CultureFigures[]>();
  for (const { key, dimension, tally, showsAnswers, showsOpinions } of items) {
    if (showsAnswers) rows.push(newRow(group, 'dont-know', { item: key, ...dontKnowShare(tally) }));
    if (!showsOpinions) continue;
    const figures = cultureFigures(tally);
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), figures]);
    rows.push(...rowsOfItem(group, key, figures));
  }
  return [...rows, ...[...byDimension].flatMap(([key, figures]) => rowsOfDimension(group, key, figures))];
}

function rowsOfItem(group: RowGroup, item: string, figures: CultureFigures): PublicationRow[] {
  const { n, population, mean } = figures;
  const reliability = reliabilityOf({ response: n / population, halfWidth: (mean.upper - mean.lower) / 2 });
  const base = { item, n, population, reliability };
  return [
    newRow(group, 'agreement', { ...base, ...figures.agreement }),
    newRow(group, 'culture-mean', { ...base, ...mean }),
  ];
}

function rowsOfDimension(
  group: RowGroup,
  item: string,
  figures: readonly CultureFigures[],
): PublicationRow[] {
  const parts = figures.length;
  const mean = (of: 'agreement' | 'mean') => figures.reduce((sum, one) => sum + one[of].value, 0) / parts;
  return [
    newRow(group, 'dimension-agreement', { item, parts, value: mean('agreement') }),
    newRow(group, 'dimension-mean', { item, parts, value: mean('mean') }),
  ];
}
