import type { Figure, PublicationRow } from '../../disclosure/index.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { rankedSkills } from '../rules/priority-skills.js';
import {
  figureWords,
  gradeWords,
  responseWords,
  scoreWords,
  shareRange,
  shareWords,
  shortWords,
} from './figure-words.js';
import { readinessChart } from './interval-chart.js';
import { campaignName, type ResultsContext } from './results-context.js';
import { resultsPaths } from './results.paths.js';

/** Everything published of one department: all its skills, then culture statement by statement. */
export function departmentView(context: ResultsContext, departmentId: number): object {
  const { results, t, titleOf, nameOf } = context;
  const { table, pack } = results;
  const group = table.department(departmentId);
  const keys = skillsOf(pack).map(({ key }) => key);
  const ranked = rankedSkills(table, group, keys).map(({ skill }) => skill);
  const others = keys.filter((key) => !ranked.includes(key));
  const withheld = others.filter((key) => table.figure(group, 'readiness', key).outcome === 'withheld');
  const shownFirst = [...ranked, ...withheld];
  const response = table.figure(group, 'response');
  return {
    title: t('results:departmentPage.title', { department: nameOf(departmentId) }),
    campaign: campaignName(context),
    response: figureWords(context, response, (row) => responseWords(context, row)),
    chart: readinessChart(context, {
      id: 'skills-chart',
      title: chartTitle(context, ranked),
      description: t('results:departmentPage.chartDescription'),
      bars: shownFirst.map((key) => ({ label: titleOf(key), figure: table.figure(group, 'readiness', key) })),
    }),
    chartCaption: chartTitle(context, ranked),
    skills: shownFirst.map((key) => skillRow(context, departmentId, key)),
    notAsked: others.filter((key) => !withheld.includes(key)).map(titleOf),
    hiddenSkills: withheld.map((key) => ({
      skill: titleOf(key),
      words: figureWords(context, table.figure(group, 'readiness', key), () => ''),
    })),
    culture: pack.culture.items.map(({ key, reversed }) =>
      cultureRow(context, departmentId, { key, reversed }),
    ),
    k: results.k,
    back: {
      href: resultsPaths.summary(results.id, departmentId),
      text: t('results:departmentPage.summary', { department: nameOf(departmentId) }),
    },
    data: resultsPaths.data(results.id),
  };
}

function chartTitle({ t, titleOf }: ResultsContext, ranked: string[]): string {
  return ranked[0] === undefined
    ? t('results:departmentPage.chart')
    : t('results:departmentPage.finding', { skill: titleOf(ranked[0]) });
}

function skillRow(context: ResultsContext, departmentId: number, key: string): object[] {
  const { results, titleOf, format } = context;
  const { table } = results;
  const group = table.department(departmentId);
  const cell = (measure: Parameters<typeof table.figure>[1], shown: (row: PublicationRow) => string) =>
    shortWords(context, table.figure(group, measure, key), shown);
  const people = (row: PublicationRow) => format.number(row.value);
  return [
    { text: titleOf(key), href: resultsPaths.skill(results.id, key) },
    cell('readiness', shareWords(context)),
    cell('readiness', (row) => shareRange(context, row)),
    cell('people-short', people),
    cell('mean-shortfall', (row) => shortfallWords(context, row)),
    cell('gap-score', scoreWords(context)),
    cell('mean-shortfall', (row) => format.number(row.target ?? 0, 1)),
    cell('readiness', (row) => format.number(row.n ?? 0)),
    cell('readiness', (row) => gradeWords(context, row)),
  ];
}

function shortfallWords({ t, format }: ResultsContext, row: PublicationRow): string {
  const value = format.number(row.value, 1);
  return row.capped ? t('results:departmentPage.capped', { value, s: row.s }) : value;
}

function cultureRow(
  context: ResultsContext,
  departmentId: number,
  { key, reversed }: { key: string; reversed: boolean },
): (object | string)[] {
  const { results, titleOf, t, format } = context;
  const { table } = results;
  const group = table.department(departmentId);
  const cell = (figure: Figure, shown: (row: PublicationRow) => string) => shortWords(context, figure, shown);
  return [
    reversed ? t('results:culture.reversed', { statement: titleOf(key) }) : titleOf(key),
    cell(table.figure(group, 'agreement', key), shareWords(context)),
    cell(table.figure(group, 'culture-mean', key), (row) => format.number(row.value, 1)),
    cell(table.figure(group, 'dont-know', key), shareWords(context)),
  ];
}
