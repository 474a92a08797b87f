import { Module } from '@nestjs/common';
import { LearningModule } from '../learning.module.js';
import { DepartmentPlanApiController } from './department-plan-api.controller.js';

@Module({ imports: [LearningModule], controllers: [DepartmentPlanApiController] })
export class LearningApiModule {}
