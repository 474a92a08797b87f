import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { beneath } from '../rules/places.js';
import { rankedSkills } from '../rules/priority-skills.js';
import { isHidden } from './hidden.view.js';
import { heatmapOf, hiddenList, worstFirst } from './heatmap.view.js';
import { campaignName, type ResultsContext } from './results-context.js';
import { resultsPaths } from './results.paths.js';

const rowsOnAPage = 40;

/** Every department in sight beneath the group, by every skill that is asked there. */
export function heatmapPageView(context: ResultsContext, departmentId: number, asked: number): object {
  const { results, scope, nameOf, t } = context;
  const { table, pack, departments } = results;
  const group = table.department(departmentId);
  const keys = skillsOf(pack).map(({ key }) => key);
  const ranked = rankedSkills(table, group, keys).map(({ skill }) => skill);
  const rest = keys.filter(
    (key) => !ranked.includes(key) && table.figure(group, 'readiness', key).outcome === 'withheld',
  );
  const below = beneath(departments, departmentId)
    .map(({ id }) => id)
    .filter((id) => scope.visible.has(id));
  // Departments that show nothing at all would be a wall of hatching: they are listed in words.
  const rows = worstFirst(
    context,
    below.filter((id) => !isHidden(context, id)),
  );
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnAPage));
  const page = Math.min(Math.max(1, Math.floor(asked)), pages);
  const onPage = rows.slice((page - 1) * rowsOnAPage, page * rowsOnAPage);
  return {
    title: t('results:heatmap.pageTitle', { department: nameOf(departmentId) }),
    campaign: campaignName(context),
    map: heatmapOf(context, {
      id: 'map',
      departmentIds: [departmentId, ...onPage],
      skills: [...ranked, ...rest],
    }),
    pages: { page, pages, path: `/results/${results.id}/heatmap`, query: `department=${departmentId}` },
    hidden: page === pages ? hiddenList(context, below) : [],
    k: results.k,
    wide: true,
    back: {
      href: resultsPaths.summary(results.id, departmentId),
      text: t('results:departmentPage.summary', { department: nameOf(departmentId) }),
    },
  };
}
