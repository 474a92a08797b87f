export { Departments } from './departments.service.js';
export {
  DirectoryImports,
  type ImportPreview,
  type RemappingOutcome,
  type StagingOutcome,
} from './directory-imports.service.js';
export { DirectoryModule } from './directory.module.js';
export type { ApplicationOutcome, ApplicationRequest } from './import-application.service.js';
export type { ImportCounts, ImportRecord, ImportScope, Mapping } from './import-records.js';
export { People } from './people.service.js';
export type { Department } from './rules/department-tree-order.js';
export { activePeopleSelect, departmentsSelect, otherReachSelect } from './snapshot-selects.js';
export type { UnreadableFile } from './staff-file.js';
