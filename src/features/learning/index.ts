export { Catalogue } from './catalogue.service.js';
export { LearningModule } from './learning.module.js';
export {
  LearningSuggestions,
  type PlanLineWords,
  type PlanWords,
  type ResourceWords,
  type Suggestion,
} from './learning-suggestions.service.js';
