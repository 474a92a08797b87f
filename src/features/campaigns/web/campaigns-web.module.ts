import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/index.js';
import { DirectoryModule } from '../../directory/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { CampaignsModule } from '../campaigns.module.js';
import { CampaignPages } from './campaign-pages.service.js';
import { CampaignsController } from './campaigns.controller.js';
import { CancellationController } from './cancellation.controller.js';
import { ClosingController } from './closing.controller.js';
import { LaunchController } from './launch.controller.js';
import { LivePages } from './live-pages.service.js';
import { PreflightController } from './preflight.controller.js';
import { UndeliveredController } from './undelivered.controller.js';

@Module({
  imports: [CampaignsModule, DeliveryModule, DirectoryModule, SurveysModule],
  providers: [CampaignPages, LivePages],
  controllers: [
    CampaignsController,
    PreflightController,
    LaunchController,
    ClosingController,
    CancellationController,
    UndeliveredController,
  ],
})
export class CampaignsWebModule {}
