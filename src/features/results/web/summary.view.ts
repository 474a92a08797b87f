import type { PublicationRow } from '../../disclosure/index.js';
import { leadersSummary, type DepartmentLine, type LeadersSummary } from '../rules/leaders-summary.js';
import { inTreeOrder } from '../rules/places.js';
import type { PrioritySkill } from '../rules/priority-skills.js';
import { rankedSkills } from '../rules/priority-skills.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import {
  figureWords,
  gradeWords,
  reliabilityWords,
  responseWords,
  scoreWords,
  shareInterval,
  shareWords,
  shortWords,
} from './figure-words.js';
import { cultureOf } from './culture.view.js';
import { heatmapOf, hiddenList, worstFirst } from './heatmap.view.js';
import { campaignName, type ResultsContext } from './results-context.js';
import { resultsPaths } from './results.paths.js';

/** So many skills fit on the summary; the heatmap's own page has all. */
const mostColumns = 10;

export function summaryView(context: ResultsContext, departmentId: number): object {
  const { results, scope, nameOf, t } = context;
  const summary = leadersSummary(results, departmentId, scope.visible);
  return {
    title: titleOf(context, summary),
    name: nameOf(departmentId),
    campaign: campaignName(context),
    publishedOn: context.format.day(results.publishedAt),
    stats: statsOf(context, summary),
    choices: choicesOf(context),
    chosen: departmentId,
    priorities: summary.priorities.map((priority, at) => ({
      number: at + 1,
      ...priorityWords(context, priority),
    })),
    heatmap: summary.departments.length > 0 ? mapOf(context, summary) : null,
    departments: inOrder(context, summary).map((line) => departmentRow(context, line)),
    hidden: hiddenList(
      context,
      summary.departments.map((line) => line.departmentId),
    ),
    ...cultureOf(context, summary),
    k: results.k,
    paths: {
      summary: resultsPaths.summary(results.id),
      heatmap: resultsPaths.heatmap(results.id, departmentId),
      department: resultsPaths.department(results.id, departmentId),
      plan: resultsPaths.plan(results.id, departmentId),
      data: resultsPaths.data(results.id),
      list: resultsPaths.list(),
    },
    skillsShown: t('results:summary.skillsShown', { shown: summary.skillsShown, asked: summary.skillsAsked }),
  };
}

function titleOf({ t, format, nameOf }: ResultsContext, { group, gapScore }: LeadersSummary): string {
  const department = nameOf(group.id);
  if (gapScore.outcome !== 'shown') return t('results:summary.titleWithout', { department });
  return t('results:summary.title', { department, share: format.percent(gapScore.row.value / 100) });
}

function statsOf(context: ResultsContext, { response, gapScore, readiness }: LeadersSummary): object[] {
  const { t, format } = context;
  const note = (row: PublicationRow, unit = 1) =>
    [shareInterval(context, row, unit), t('results:reliability.after', { grade: gradeWords(context, row) })]
      .filter(Boolean)
      .join('; ');
  const noteOf = (figure: typeof gapScore, unit?: number) =>
    figure.outcome === 'shown' ? note(figure.row, unit) : '';
  const people = (row: PublicationRow) =>
    t('results:ofPeople', { n: format.number(row.n ?? 0), population: format.number(row.population ?? 0) });
  return [
    {
      label: t('results:answered'),
      value: figureWords(context, response, shareWords(context)),
      note: response.outcome === 'shown' ? people(response.row) : '',
    },
    {
      label: t('results:missing'),
      value: figureWords(context, gapScore, scoreWords(context)),
      note: noteOf(gapScore, 100),
    },
    {
      label: t('results:readyAverage'),
      value: figureWords(context, readiness, shareWords(context)),
      note: noteOf(readiness),
    },
  ];
}

function priorityWords(
  context: ResultsContext,
  { skill, peopleShort, readiness, lowest }: PrioritySkill,
): object {
  const { t, format, nameOf, titleOf, results } = context;
  const exact = peopleShort.lower === peopleShort.upper;
  const people = {
    short: format.number(peopleShort.value),
    population: format.number(peopleShort.population ?? 0),
    low: format.number(peopleShort.lower ?? 0),
    high: format.number(peopleShort.upper ?? 0),
  };
  const where = lowest && {
    department: nameOf(lowest.departmentId),
    share: format.percent(lowest.readiness.value),
  };
  return {
    title: titleOf(skill),
    href: resultsPaths.skill(results.id, skill),
    sentence: t(exact ? 'results:priority.exact' : 'results:priority.about', people),
    where: where && t(lowest.isClear ? 'results:priority.lowest' : 'results:priority.lowestUnclear', where),
    reliability: reliabilityWords(context, readiness),
    grade: readiness.reliability,
  };
}

function mapOf(context: ResultsContext, { group, departments }: LeadersSummary): object {
  const keys = skillsOf(context.results.pack).map(({ key }) => key);
  const skills = rankedSkills(context.results.table, group, keys).slice(0, mostColumns);
  const below = worstFirst(
    context,
    departments.map(({ departmentId }) => departmentId),
  );
  return heatmapOf(context, {
    id: 'summary-map',
    departmentIds: [group.id, ...below],
    skills: skills.map(({ skill }) => skill),
  });
}

/** As in the map above: the greatest gaps on top. */
function inOrder(context: ResultsContext, { departments }: LeadersSummary): DepartmentLine[] {
  const lines = new Map(departments.map((line) => [line.departmentId, line]));
  return worstFirst(context, [...lines.keys()]).map((id) => lines.get(id)!);
}

function departmentRow(context: ResultsContext, line: DepartmentLine): object[] {
  const { nameOf, results } = context;
  return [
    { text: nameOf(line.departmentId), href: resultsPaths.summary(results.id, line.departmentId) },
    shortWords(context, line.response, (row) => responseWords(context, row)),
    shortWords(context, line.gapScore, scoreWords(context)),
    shortWords(context, line.readiness, shareWords(context)),
  ];
}

/** Departments in sight, as a tree in one list. */
function choicesOf({ results, scope, nameOf }: ResultsContext): object[] {
  return inTreeOrder(results.departments)
    .filter(({ id }) => scope.visible.has(id))
    .map(({ id, depth }) => ({ value: id, text: `${'\u2003'.repeat(depth)}${nameOf(id)}` }));
}
