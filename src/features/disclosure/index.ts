export { buildDepartmentTree } from './rules/department-tree.js';
export type { TreeGroup } from './rules/department-tree.js';
export { chooseDepartments } from './rules/choose-departments.js';
export type { DepartmentChoice } from './rules/choose-departments.js';
export { PublishedTable } from './rules/published-table.js';
export type { Figure, GroupRef, PublishedDepartment } from './rules/published-table.js';
export type { GroupKind, Measure, PublicationRow, Reliability } from './rules/publication-row.js';
