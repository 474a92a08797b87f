import { Module } from '@nestjs/common';
import { AccountsJobsModule } from './features/accounts/jobs/accounts-jobs.module.js';
import { AnsweringJobsModule } from './features/answering/jobs/answering-jobs.module.js';
import { CampaignsJobsModule } from './features/campaigns/jobs/campaigns-jobs.module.js';
import { CommunitiesJobsModule } from './features/communities/jobs/communities-jobs.module.js';
import { BouncesJobsModule } from './features/delivery/jobs/bounces-jobs.module.js';
import { DeliveryJobsModule } from './features/delivery/jobs/delivery-jobs.module.js';
import { DirectoryJobsModule } from './features/directory/jobs/directory-jobs.module.js';
import { RemindersJobsModule } from './features/reminders/jobs/reminders-jobs.module.js';
import { WordingJobsModule } from './features/wording/jobs/wording-jobs.module.js';
import { InvitationsJobsModule } from './features/invitations/jobs/invitations-jobs.module.js';
import { LearningModule } from './features/learning/index.js';
import { ResultsJobsModule } from './features/results/jobs/results-jobs.module.js';
import { SurveysModule } from './features/surveys/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { QueueModule } from './platform/queue/queue.module.js';

/** The worker process: the same features without HTTP. */
@Module({
  imports: [
    PlatformModule,
    QueueModule,
    AccountsJobsModule,
    DeliveryJobsModule,
    BouncesJobsModule,
    DirectoryJobsModule,
    SurveysModule,
    CampaignsJobsModule,
    WordingJobsModule,
    InvitationsJobsModule,
    RemindersJobsModule,
    AnsweringJobsModule,
    ResultsJobsModule,
    LearningModule,
    CommunitiesJobsModule,
  ],
})
export class WorkerAppModule {}
