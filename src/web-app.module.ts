import { Module } from '@nestjs/common';
import { AccountsApiModule } from './features/accounts/api/accounts-api.module.js';
import { AccountsAccessModule } from './features/accounts/web/accounts-access.module.js';
import { NotifyReceiptsModule } from './features/delivery/api/notify-receipts.module.js';
import { AccountsWebModule } from './features/accounts/web/accounts-web.module.js';
import { AnsweringWebModule } from './features/answering/web/answering-web.module.js';
import { CampaignsApiModule } from './features/campaigns/api/campaigns-api.module.js';
import { CampaignsWebModule } from './features/campaigns/web/campaigns-web.module.js';
import { InvitationsApiModule } from './features/invitations/api/invitations-api.module.js';
import { WordingApiModule } from './features/wording/api/wording-api.module.js';
import { WordingWebModule } from './features/wording/web/wording-web.module.js';
import { PrintedCodesWebModule } from './features/printed-codes/web/printed-codes-web.module.js';
import { RemindersApiModule } from './features/reminders/api/reminders-api.module.js';
import { RemindersWebModule } from './features/reminders/web/reminders-web.module.js';
import { InvitationsWebModule } from './features/invitations/web/invitations-web.module.js';
import { MyPlanWebModule } from './features/learning/web/my-plan-web.module.js';
import { SurveysApiModule } from './features/surveys/api/surveys-api.module.js';
import { SurveysWebModule } from './features/surveys/web/surveys-web.module.js';
import { DeliveryApiModule } from './features/delivery/api/delivery-api.module.js';
import { MailEventsModule } from './features/delivery/api/mail-events.module.js';
import { DeliveryWebModule } from './features/delivery/web/delivery-web.module.js';
import { AuditWebModule } from './features/audit/web/audit-web.module.js';
import { DirectoryApiModule } from './features/directory/api/directory-api.module.js';
import { DirectoryWebModule } from './features/directory/web/directory-web.module.js';
import { ResultsApiModule } from './features/results/api/results-api.module.js';
import { ResultsWebModule } from './features/results/web/results-web.module.js';
import { CommunitiesApiModule } from './features/communities/api/communities-api.module.js';
import { CommunitiesWebModule } from './features/communities/web/communities-web.module.js';
import { LearningApiModule } from './features/learning/api/learning-api.module.js';
import { LearningWebModule } from './features/learning/web/learning-web.module.js';
import { HealthModule } from './web/health/health.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { PublicPagesModule } from './web/public-pages/public-pages.module.js';
import { WebModule } from './web/web.module.js';

/** The web process: pages and the API. Features in dependency order. */
@Module({
  imports: [
    PlatformModule,
    WebModule,
    HealthModule,
    PublicPagesModule,
    AuditWebModule,
    DeliveryWebModule,
    DeliveryApiModule,
    NotifyReceiptsModule,
    MailEventsModule,
    AccountsAccessModule,
    AccountsWebModule,
    AccountsApiModule,
    DirectoryWebModule,
    DirectoryApiModule,
    SurveysWebModule,
    SurveysApiModule,
    CampaignsWebModule,
    CampaignsApiModule,
    WordingWebModule,
    WordingApiModule,
    PrintedCodesWebModule,
    InvitationsWebModule,
    InvitationsApiModule,
    RemindersWebModule,
    RemindersApiModule,
    AnsweringWebModule,
    MyPlanWebModule,
    ResultsApiModule,
    ResultsWebModule,
    LearningWebModule,
    LearningApiModule,
    CommunitiesWebModule,
    CommunitiesApiModule,
  ],
})
export class WebAppModule {}
