import { Module } from '@nestjs/common';
import { AnsweringModule } from '../../answering/index.js';
import { MyPlanController } from './my-plan.controller.js';
import { ResultPages } from './result-pages.js';
import { SubmissionsController } from './submissions.controller.js';
import { TryResultController } from './try-result.controller.js';

/** What a person sees of their own answers: right after sending, and again with the plan key. */
@Module({
  imports: [AnsweringModule],
  controllers: [SubmissionsController, MyPlanController, TryResultController],
  providers: [ResultPages],
})
export class MyPlanWebModule {}
