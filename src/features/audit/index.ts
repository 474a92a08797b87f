export { AuditModule } from './audit.module.js';
export { Audit, actorFrom, theSystem } from './audit.service.js';
export { AuditTrail, type ChainVerdict } from './audit-trail.service.js';
export type { AuditEntry } from './audit.store.js';
export type { Actor, Deed } from './rules/hash-chain.js';
