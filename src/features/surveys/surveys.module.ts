import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PackEditing } from './pack-editing.service.js';
import { Packs } from './packs.service.js';
import { PacksStore } from './packs.store.js';

@Module({
  imports: [AuditModule],
  providers: [Packs, PackEditing, PacksStore],
  exports: [Packs, PackEditing],
})
export class SurveysModule {}
