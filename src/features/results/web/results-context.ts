import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn, type Formats } from '../../../web/view-formats.js';
import type { PublishedResults } from '../publication.js';
import { titlesOf } from '../rules/visible-figures.js';
import type { ViewerScope } from '../rules/viewer-scope.js';

/** What every page of results is made from: the publication, what its reader may see of it, and their language. */
export interface ResultsContext {
  results: PublishedResults;
  scope: ViewerScope;
  language: Language;
  t: ReturnType<typeof textsIn>;
  format: Formats;
  /** Name of a department of the campaign. */
  nameOf: (departmentId: number) => string;
  /** Titles of skills, culture items, dimensions and obstacles by key. */
  titleOf: (item: string) => string;
}

export function resultsContext(
  results: PublishedResults,
  scope: ViewerScope,
  language: Language,
): ResultsContext {
  const names = new Map(
    results.departments.map(({ id, name, nameCy }) => [id, (language === 'cy' && nameCy) || name]),
  );
  const titles = titlesOf(results.pack);
  return {
    results,
    scope,
    language,
    t: textsIn(language),
    format: formatsIn(language),
    nameOf: (id) => names.get(id) ?? '',
    titleOf: (item) => titles.get(item)?.[language] || (titles.get(item)?.en ?? item),
  };
}

export function campaignName({ results, language }: ResultsContext): string {
  return (language === 'cy' && results.campaign.nameCy) || results.campaign.name;
}
