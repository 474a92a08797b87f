import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns.module.js';
import { CampaignStepsApiController } from './campaign-steps-api.controller.js';
import { CampaignsApiController } from './campaigns-api.controller.js';
import { ProgressApiController } from './progress-api.controller.js';
import { SendingApiController } from './sending-api.controller.js';

@Module({
  imports: [CampaignsModule],
  controllers: [
    CampaignsApiController,
    CampaignStepsApiController,
    ProgressApiController,
    SendingApiController,
  ],
})
export class CampaignsApiModule {}
