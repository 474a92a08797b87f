/** The unit of every measure, as the API and exports give it. */
import type { Measure } from '../../disclosure/rules/publication-row.js';

export const measureUnits: Readonly<Record<Measure, string>> = {
  response: 'share, 0 to 1',
  readiness: 'share, 0 to 1',
  'people-short': 'people, estimated',
  'not-my-role': 'share, 0 to 1',
  'mean-shortfall': 'levels, 0 to 4',
  'worst-and-best-case': 'levels, 0 to 4',
  'gap-score': 'per cent, 0 to 100',
  priority: 'weighted person-levels',
  'overall-readiness': 'share, 0 to 1',
  'overall-gap-score': 'per cent, 0 to 100',
  'not-asked': 'none: nobody in the group has a target for the skill',
  agreement: 'share, 0 to 1, reversed statements turned round',
  'culture-mean': 'mean answer, 1 to 5, reversed statements turned round',
  'dont-know': 'share, 0 to 1',
  'dimension-agreement': 'share, 0 to 1',
  'dimension-mean': 'mean answer, 1 to 5',
  obstacle: 'share, 0 to 1',
  'leader-confidence': 'share, 0 to 1, rounded to 0.05',
};
