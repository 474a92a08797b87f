import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { InvitationsModule } from '../../invitations/index.js';
import { AnsweringModule } from '../answering.module.js';
import { AnsweringCookie } from './answering-cookie.js';
import { CheckController } from './check.controller.js';
import { ConfidentialityController } from './confidentiality.controller.js';
import { LinkLimits } from './link-limits.js';
import { QuestionsController } from './questions.controller.js';
import { StartController } from './start.controller.js';
import { TryItController } from './try-it.controller.js';

@Module({
  imports: [AnsweringModule, CampaignsModule, InvitationsModule],
  controllers: [
    StartController,
    CheckController,
    QuestionsController,
    ConfidentialityController,
    TryItController,
  ],
  providers: [AnsweringCookie, LinkLimits],
  exports: [AnsweringCookie, LinkLimits],
})
export class AnsweringWebModule {}
