export { Departments } from './departments.service.js';
export { DirectoryModule } from './directory.module.js';
export { People } from './people.service.js';
export type { Department } from './rules/department-tree-order.js';
export { activePeopleSelect, departmentsSelect } from './snapshot-selects.js';
