import { Module } from '@nestjs/common';
import { LearningModule } from '../learning.module.js';
import { CatalogueController } from './catalogue.controller.js';
import { DepartmentPlanController } from './department-plan.controller.js';

/** The public catalogue and the plans of departments; a person's own pages are in MyPlanWebModule. */
@Module({ imports: [LearningModule], controllers: [CatalogueController, DepartmentPlanController] })
export class LearningWebModule {}
