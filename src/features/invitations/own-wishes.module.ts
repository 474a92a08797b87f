import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { DirectoryModule } from '../directory/index.js';
import { WordingModule } from '../wording/index.js';
import { InvitationMailingsStore } from './invitation-mailings.store.js';
import { LinkAgainLetters } from './link-again-letters.service.js';
import { LinkRequests } from './link-requests.service.js';
import { LinkRequestsStore } from './link-requests.store.js';
import { PeopleNow } from './people-now.service.js';
import { SurveyRefusalsStore } from './survey-refusals.store.js';

/** What people themselves ask for: their link again, or no surveys. */
@Module({
  imports: [CampaignsModule, DeliveryModule, DirectoryModule, WordingModule],
  providers: [
    InvitationMailingsStore,
    LinkAgainLetters,
    LinkRequests,
    LinkRequestsStore,
    PeopleNow,
    SurveyRefusalsStore,
  ],
  exports: [LinkAgainLetters, LinkRequests, LinkRequestsStore, PeopleNow, SurveyRefusalsStore],
})
export class OwnWishesModule {}
