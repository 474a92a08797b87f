import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { ResultsModule } from '../results.module.js';
import { PublicationApiController } from './publication-api.controller.js';
import { PublicationsApiController } from './publications-api.controller.js';

@Module({
  imports: [ResultsModule, CampaignsModule],
  controllers: [PublicationsApiController, PublicationApiController],
})
export class ResultsApiModule {}
