import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { PrintedCodes } from './printed-codes.service.js';
import { PrintedCodesStore } from './printed-codes.store.js';

@Module({
  imports: [AuditModule, CampaignsModule],
  providers: [PrintedCodes, PrintedCodesStore],
  exports: [PrintedCodes],
})
export class PrintedCodesModule {}
