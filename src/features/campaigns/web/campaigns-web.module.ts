import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { CampaignsModule } from '../campaigns.module.js';
import { CampaignPages } from './campaign-pages.service.js';
import { CampaignsController } from './campaigns.controller.js';
import { CancellationController } from './cancellation.controller.js';
import { ClosingController } from './closing.controller.js';
import { LaunchController } from './launch.controller.js';
import { LiveChanges } from './live-changes.service.js';
import { LiveEventsController } from './live-events.controller.js';
import { LivePages } from './live-pages.service.js';
import { PreflightController } from './preflight.controller.js';
import { SendingController } from './sending.controller.js';

@Module({
  imports: [CampaignsModule, DirectoryModule, SurveysModule],
  providers: [CampaignPages, LivePages, LiveChanges],
  controllers: [
    CampaignsController,
    PreflightController,
    LaunchController,
    ClosingController,
    CancellationController,
    SendingController,
    LiveEventsController,
  ],
})
export class CampaignsWebModule {}
