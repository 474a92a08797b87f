import { Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.service.js';
import { Audit } from './audit.service.js';
import { AuditStore } from './audit.store.js';

@Module({ providers: [AuditStore, Audit, AuditTrail], exports: [Audit, AuditTrail] })
export class AuditModule {}
