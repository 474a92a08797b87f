import { NotFound } from '../../../platform/errors.js';
import type { Figure, PublicationRow } from '../../disclosure/index.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { gradeWords, shareRange, shareWords, shortWords } from './figure-words.js';
import { groupedByPlace } from './heatmap.view.js';
import { readinessChart } from './interval-chart.js';
import { campaignName, type ResultsContext } from './results-context.js';
import { resultsPaths } from './results.paths.js';

interface Line {
  departmentId: number;
  figure: Figure;
}

/** One skill in every department that the reader may see, fewest ready first. Throws NotFound for an unknown skill. */
export function skillView(context: ResultsContext, key: string): object {
  const { results, scope, t, titleOf, nameOf, language } = context;
  const skill = skillsOf(results.pack).find((one) => one.key === key);
  if (!skill) throw new NotFound('This survey did not ask about such a skill.');
  const { table } = results;
  const lines = [...scope.visible].map((departmentId): Line => ({
    departmentId,
    figure: table.figure(table.department(departmentId), 'readiness', key),
  }));
  const shown = lines.filter(({ figure }) => figure.outcome === 'shown').sort(byShare);
  const title = titleOf(key);
  const chartTitle = findingOf(context, shown);
  return {
    title,
    question: skill.question[language] || skill.question.en,
    campaign: campaignName(context),
    chart: readinessChart(context, {
      id: 'departments-chart',
      title: chartTitle,
      description: t('results:skillPage.chartDescription'),
      bars: shown.map(({ departmentId, figure }) => ({ label: nameOf(departmentId), figure })),
    }),
    chartCaption: chartTitle,
    hasFigures: shown.length > 0,
    rows: shown.map((line) => rowOf(context, key, line)),
    hidden: groupedByPlace(
      context,
      lines.flatMap(({ departmentId, figure }) =>
        figure.outcome === 'withheld' ? [{ departmentId, countedIn: figure.countedIn }] : [],
      ),
    ),
    k: results.k,
    back: { href: resultsPaths.heatmap(results.id), text: t('results:heatmap.all') },
  };
}

const shareOf = (figure: Figure) => (figure.outcome === 'shown' ? figure.row.value : 2);
const byShare = (one: Line, other: Line) => shareOf(one.figure) - shareOf(other.figure);

function findingOf({ t, format, nameOf }: ResultsContext, shown: Line[]): string {
  const lowest = shown.find(({ figure }) => figure.outcome === 'shown' && figure.row.reliability !== 'low');
  if (!lowest || shown.length < 2) return t('results:skillPage.even');
  return t('results:skillPage.finding', {
    department: nameOf(lowest.departmentId),
    share: format.percent(shareOf(lowest.figure)),
  });
}

function rowOf(context: ResultsContext, key: string, { departmentId, figure }: Line): object[] {
  const { results, nameOf, format } = context;
  const { table } = results;
  const number = (row: PublicationRow) => format.number(row.value);
  return [
    { text: nameOf(departmentId), href: resultsPaths.department(results.id, departmentId) },
    shortWords(context, figure, shareWords(context)),
    shortWords(context, figure, (row) => shareRange(context, row)),
    shortWords(context, table.figure(table.department(departmentId), 'people-short', key), number),
    shortWords(context, figure, (row) => format.number(row.n ?? 0)),
    shortWords(context, figure, (row) => gradeWords(context, row)),
  ];
}
