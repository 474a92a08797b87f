import { Module } from '@nestjs/common';
import { ResultsModule } from '../results/index.js';
import { SurveysModule } from '../surveys/index.js';
import { CatalogueStore } from './catalogue.store.js';
import { Catalogue } from './catalogue.service.js';
import { DepartmentPlans } from './department-plans.service.js';
import { LearningSuggestions } from './learning-suggestions.service.js';
import { SkillNames } from './skill-names.service.js';

@Module({
  imports: [SurveysModule, ResultsModule],
  providers: [Catalogue, CatalogueStore, DepartmentPlans, LearningSuggestions, SkillNames],
  exports: [Catalogue, DepartmentPlans, LearningSuggestions, SkillNames],
})
export class LearningModule {}
