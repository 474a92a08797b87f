import type { Target } from '../../surveys/rules/pack-document.js';

export interface Gap {
  skillKey: string;
  /** 0 to 3: the answer. */
  level: number;
  target: Target;
}

export interface ResultSuggestion {
  title: string;
  provider: string;
  url: string;
  /** Null where nobody can say. */
  hours: number | null;
}

export type SuggestionsBySkill = ReadonlyMap<string, ResultSuggestion[]>;
