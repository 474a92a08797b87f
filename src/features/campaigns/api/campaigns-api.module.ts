import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/index.js';
import { CampaignsModule } from '../campaigns.module.js';
import { CampaignStepsApiController } from './campaign-steps-api.controller.js';
import { CampaignsApiController } from './campaigns-api.controller.js';
import { ProgressApiController } from './progress-api.controller.js';

@Module({
  imports: [CampaignsModule, DeliveryModule],
  controllers: [CampaignsApiController, CampaignStepsApiController, ProgressApiController],
})
export class CampaignsApiModule {}
