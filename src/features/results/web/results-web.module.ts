import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { ResultsModule } from '../results.module.js';
import { DisclosureReportController } from './disclosure-report.controller.js';
import { DrillDownController } from './drill-down.controller.js';
import { PublishedController } from './published.controller.js';
import { ResultsController } from './results.controller.js';
import { ResultsPages } from './results-pages.js';

@Module({
  imports: [ResultsModule, CampaignsModule],
  controllers: [DisclosureReportController, ResultsController, DrillDownController, PublishedController],
  providers: [ResultsPages],
})
export class ResultsWebModule {}
