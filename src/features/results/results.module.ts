import { Module } from '@nestjs/common';
import { AnsweringModule } from '../answering/index.js';
import { AuditModule } from '../audit/index.js';
import { CampaignsModule } from '../campaigns/index.js';
import { DirectoryModule } from '../directory/index.js';
import { InvitationsModule } from '../invitations/index.js';
import { AnswerDestruction } from './answer-destruction.service.js';
import { CampaignCounting } from './campaign-counting.service.js';
import { PublicationDrafts } from './publication-drafts.service.js';
import { PublicationRelease } from './publication-release.service.js';
import { PublicationSigning } from './publication-signing.service.js';
import { Publications } from './publications.service.js';
import { PublicationsStore } from './publications.store.js';
import { PublishedTablesStore } from './published-tables.store.js';

@Module({
  imports: [AuditModule, DirectoryModule, CampaignsModule, InvitationsModule, AnsweringModule],
  providers: [
    PublicationsStore,
    PublishedTablesStore,
    PublicationDrafts,
    PublicationSigning,
    PublicationRelease,
    AnswerDestruction,
    CampaignCounting,
    Publications,
  ],
  exports: [Publications, PublicationDrafts, PublicationSigning, PublicationRelease, CampaignCounting],
})
export class ResultsModule {}
