export type { PublicationSummary, PublishedResults, ResultsDepartment } from './publication.js';
export { Publications, type Viewer } from './publications.service.js';
export { ResultsModule } from './results.module.js';
export type { ViewerScope } from './rules/viewer-scope.js';
