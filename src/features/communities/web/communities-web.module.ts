import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../communities.module.js';
import { CommunitiesController } from './communities.controller.js';
import { CommunityClosingController } from './community-closing.controller.js';
import { JoiningLimits } from './joining-limits.js';
import { MembershipController } from './membership.controller.js';
import { PublicCommunitiesController } from './public-communities.controller.js';

/** Fixed addresses come before `/communities/:id`. */
@Module({
  imports: [CommunitiesModule],
  controllers: [
    CommunitiesController,
    MembershipController,
    PublicCommunitiesController,
    CommunityClosingController,
  ],
  providers: [JoiningLimits],
})
export class CommunitiesWebModule {}
