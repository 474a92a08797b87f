import { withheldWords } from './figure-words.js';
import { campaignName, type ResultsContext } from './results-context.js';
import { resultsPaths } from './results.paths.js';

export function isHidden({ results: { table } }: ResultsContext, departmentId: number): boolean {
  return table.figure(table.department(departmentId), 'response').outcome === 'withheld';
}

/** A department that shows nothing: what that means, where its people are counted, and no figure. */
export function hiddenView(context: ResultsContext, departmentId: number): object {
  const { results, scope, nameOf, t } = context;
  const figure = results.table.figure(results.table.department(departmentId), 'response');
  const countedIn = figure.outcome === 'withheld' ? figure.countedIn : null;
  const next = nearestInSight(context, departmentId);
  return {
    title: t('results:hidden.title', { department: nameOf(departmentId) }),
    campaign: campaignName(context),
    explanation: withheldWords(context, countedIn),
    k: results.k,
    next: { href: resultsPaths.summary(results.id, next), name: nameOf(next) },
    mine: scope.own
      .filter((id) => id !== departmentId && !isHidden(context, id))
      .map((id) => ({ href: resultsPaths.summary(results.id, id), name: nameOf(id) })),
  };
}

/** Whose people these are counted among need not be in the reader's sight; the next department above that is, is. */
function nearestInSight(context: ResultsContext, departmentId: number): number {
  const { results, scope } = context;
  const parents = new Map(results.departments.map(({ id, parentId }) => [id, parentId]));
  let at = parents.get(departmentId) ?? null;
  while (at !== null && (!scope.visible.has(at) || isHidden(context, at))) at = parents.get(at) ?? null;
  return at ?? results.table.organisation.id;
}
