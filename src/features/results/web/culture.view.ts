import type { LeadersSummary } from '../rules/leaders-summary.js';
import { figureWords, shareWords, shortWords, type Cell } from './figure-words.js';
import type { ResultsContext } from './results-context.js';

const mostObstacles = 6;

/** Culture of the group beside the organisation's, and what is told of the whole organisation only. */
export function cultureOf(context: ResultsContext, summary: LeadersSummary): object {
  const { t, titleOf, results } = context;
  const isWhole = summary.group.id === results.table.organisation.id;
  const share = shareWords(context);
  return {
    culture: summary.culture.map(({ dimension, group, organisation }) => ({
      label: titleOf(dimension),
      value: shortWords(context, group, share).text,
      note: isWhole
        ? ''
        : t('results:culture.organisation', { share: figureWords(context, organisation, share) }),
    })),
    confidence: confidenceOf(context, summary),
    obstacles: summary.obstacles
      .slice(0, mostObstacles)
      .map((row): Cell[] => [{ text: titleOf(row.item ?? '') }, { text: share(row), numeric: true }]),
  };
}

function confidenceOf(
  context: ResultsContext,
  { leaderConfidence, organisationReadiness }: LeadersSummary,
): object {
  const { t } = context;
  const share = shareWords(context);
  const isShown = leaderConfidence.outcome === 'shown';
  return {
    leaders: isShown ? share(leaderConfidence.row) : null,
    withheld: t('results:confidence.withheld'),
    readiness: figureWords(context, organisationReadiness, share),
  };
}
