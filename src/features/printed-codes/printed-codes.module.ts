import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { PrintedCodeOverview } from './printed-codes-overview.service.js';
import { PrintedCodesPeopleStore } from './printed-codes-people.store.js';
import { PrintedCodeSheets } from './printed-codes-sheets.service.js';
import { PrintedCodes } from './printed-codes.service.js';
import { PrintedCodesStore } from './printed-codes.store.js';

@Module({
  imports: [AuditModule, CampaignsModule],
  providers: [
    PrintedCodes,
    PrintedCodeSheets,
    PrintedCodeOverview,
    PrintedCodesStore,
    PrintedCodesPeopleStore,
  ],
  exports: [PrintedCodes, PrintedCodeSheets, PrintedCodeOverview],
})
export class PrintedCodesModule {}
