export { findPackFaults, surveyPacksFolder } from './pack-schema.js';
export { Packs, type LoadOutcome } from './packs.service.js';
export type { PackSummary, PackVersion } from './packs.store.js';
export { SurveysModule } from './surveys.module.js';
