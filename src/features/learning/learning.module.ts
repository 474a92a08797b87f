import { Module } from '@nestjs/common';
import { CatalogueStore } from './catalogue.store.js';
import { Catalogue } from './catalogue.service.js';
import { LearningSuggestions } from './learning-suggestions.service.js';

@Module({
  providers: [Catalogue, CatalogueStore, LearningSuggestions],
  exports: [Catalogue, LearningSuggestions],
})
export class LearningModule {}
