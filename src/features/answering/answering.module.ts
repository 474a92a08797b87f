import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CampaignEvents, CampaignsModule } from '../campaigns/index.js';
import { SurveysModule } from '../surveys/index.js';
import { AnswerSessions } from './answer-sessions.service.js';
import { AnswerSessionsStore } from './answer-sessions.store.js';
import { BallotBox } from './ballot-box.service.js';
import { BallotBoxStore } from './ballot-box.store.js';
import { FrozenPacks } from './frozen-packs.service.js';
import { PlanRetention } from './plan-retention.service.js';
import { Plans } from './plans.service.js';
import { PlansStore } from './plans.store.js';
import { Respondents } from './respondents.service.js';
import { Submissions } from './submissions.service.js';
import { Withdrawals } from './withdrawals.service.js';

@Module({
  imports: [AuditModule, CampaignsModule, SurveysModule],
  providers: [
    AnswerSessions,
    AnswerSessionsStore,
    BallotBox,
    BallotBoxStore,
    FrozenPacks,
    PlanRetention,
    Plans,
    PlansStore,
    Respondents,
    Submissions,
    Withdrawals,
  ],
  exports: [
    AnswerSessions,
    BallotBox,
    FrozenPacks,
    PlanRetention,
    Plans,
    Respondents,
    Submissions,
    Withdrawals,
  ],
})
export class AnsweringModule implements OnModuleInit {
  constructor(
    private readonly events: CampaignEvents,
    private readonly sessions: AnswerSessions,
  ) {}

  /** What was not sent before close is nobody's: drafts go in the transaction that closes. */
  onModuleInit(): void {
    this.events.onClosed((campaignId) => this.sessions.endOfCampaign(campaignId));
  }
}
