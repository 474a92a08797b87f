import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../communities.module.js';
import { CommunitiesApiController } from './communities-api.controller.js';
import { ProposedCommunitiesApiController } from './proposed-communities-api.controller.js';

@Module({
  imports: [CommunitiesModule],
  controllers: [CommunitiesApiController, ProposedCommunitiesApiController],
})
export class CommunitiesApiModule {}
