import type { Field } from './fields.js';

/** Columns that name a rung of the ladder instead of numbering it. "Department" is one only beside others. */
export const ladder = new Map<string, Field>([
  ['organisation', 'level1'],
  ['organization', 'level1'],
  ['council', 'level1'],
  ['sefydliad', 'level1'],
  ['cyngor', 'level1'],
  ['directorate', 'level2'],
  ['cyfarwyddiaeth', 'level2'],
  ['division', 'level4'],
  ['service area', 'level5'],
  ['maes gwasanaeth', 'level5'],
  ['service', 'level6'],
  ['gwasanaeth', 'level6'],
  ['section', 'level7'],
  ['team', 'level8'],
  ['team name', 'level8'],
  ['unit', 'level8'],
  ['tim', 'level8'],
  ['uned', 'level8'],
]);
export const departmentRung: Field = 'level3';
