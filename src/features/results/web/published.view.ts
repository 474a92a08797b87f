import { leadersSummary } from '../rules/leaders-summary.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { rankedSkills } from '../rules/priority-skills.js';
import { cultureOf } from './culture.view.js';
import { readinessChart } from './interval-chart.js';
import { shareRange, shareWords, shortWords } from './figure-words.js';
import { campaignName, type ResultsContext } from './results-context.js';

/** What everybody may read: the organisation as a whole and nothing beneath it. */
export function publishedView(context: ResultsContext): object {
  const { results, t, titleOf, format } = context;
  const { table, pack } = results;
  const summary = leadersSummary(results, table.organisation.id, new Set([table.organisation.id]));
  const keys = skillsOf(pack).map(({ key }) => key);
  const skills = rankedSkills(table, table.organisation, keys).map(({ skill }) => skill);
  const readiness = (key: string) => table.figure(table.organisation, 'readiness', key);
  return {
    campaign: campaignName(context),
    thanks:
      summary.response.outcome === 'shown'
        ? t('results:published.thanks', { n: format.number(summary.response.row.n ?? 0) })
        : '',
    chart: readinessChart(context, {
      id: 'skills-chart',
      title: t('results:departmentPage.chart'),
      description: t('results:departmentPage.chartDescription'),
      bars: skills.map((key) => ({ label: titleOf(key), figure: readiness(key) })),
    }),
    chartCaption: t('results:departmentPage.chart'),
    rows: skills.map((key) => [
      titleOf(key),
      shortWords(context, readiness(key), shareWords(context)),
      shortWords(context, readiness(key), (row) => shareRange(context, row)),
    ]),
    ...cultureOf(context, summary),
    k: results.k,
  };
}
