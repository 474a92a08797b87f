import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { DirectoryModule } from '../directory/index.js';
import { ResultsModule } from '../results/index.js';
import { Communities } from './communities.service.js';
import { CommunitiesStore } from './communities.store.js';
import { CommunityClosing } from './community-closing.service.js';
import { CommunityOpening } from './community-opening.service.js';
import { CommunityProposals } from './community-proposals.service.js';
import { JoiningMail } from './joining-mail.service.js';
import { Joining } from './joining.service.js';
import { MemberLinks } from './member-links.js';
import { MembersStore } from './members.store.js';

@Module({
  imports: [AuditModule, DeliveryModule, DirectoryModule, ResultsModule],
  providers: [
    CommunitiesStore,
    MembersStore,
    MemberLinks,
    Communities,
    CommunityProposals,
    CommunityOpening,
    CommunityClosing,
    Joining,
    JoiningMail,
  ],
  exports: [
    Communities,
    CommunityProposals,
    CommunityOpening,
    CommunityClosing,
    Joining,
    MembersStore,
    MemberLinks,
  ],
})
export class CommunitiesModule {}
