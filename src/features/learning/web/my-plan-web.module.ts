import { Module } from '@nestjs/common';
import { AnsweringModule } from '../../answering/index.js';
import { LearningModule } from '../learning.module.js';
import { MyPlanController } from './my-plan.controller.js';
import { PlanHoursController } from './plan-hours.controller.js';
import { ResultPages } from './result-pages.js';
import { SubmissionsController } from './submissions.controller.js';
import { TryResultController } from './try-result.controller.js';

/** What a person sees of their own answers: right after sending, and again with the plan key. */
@Module({
  imports: [AnsweringModule, LearningModule],
  controllers: [SubmissionsController, MyPlanController, PlanHoursController, TryResultController],
  providers: [ResultPages],
})
export class MyPlanWebModule {}
