import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { Packs } from './packs.service.js';
import { PacksStore } from './packs.store.js';

@Module({
  imports: [AuditModule],
  providers: [Packs, PacksStore],
  exports: [Packs],
})
export class SurveysModule {}
