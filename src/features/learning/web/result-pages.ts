import { Injectable } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration.js';
import type { Fault } from '../../../platform/errors.js';
import { Plans, Withdrawals, type WithdrawalState } from '../../answering/index.js';
import { ownResult, type OwnResult, type SkillResult } from '../../answering/rules/own-result.js';
import type { PlanContent } from '../../answering/rules/plan-content.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { page, type Reply } from '../../../web/pages.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { LearningSuggestions } from '../learning-suggestions.service.js';
import { gapsShown, resultView, type ResultPage } from './result.view.js';

export interface Shown {
  language: Language;
  justSent?: boolean;
  /** Where it is known already. */
  withdrawal?: WithdrawalState;
  faults?: Fault[];
  typedHours?: string;
}

interface Answered {
  pack: PackDocument;
  content: PlanContent;
}

/** The result page, always an answer to a POST: the plan key stands in no address and in no browser's history. */
@Injectable()
export class ResultPages {
  constructor(
    private readonly plans: Plans,
    private readonly withdrawals: Withdrawals,
    private readonly learning: LearningSuggestions,
    private readonly configuration: Configuration,
  ) {}

  /** Null where the key opens nothing. */
  async of(planKey: string, shown: Shown): Promise<Reply | null> {
    const plan = await this.plans.open(planKey);
    if (!plan) return null;
    const withdrawal = shown.withdrawal ?? (await this.withdrawals.stateOf(planKey, plan.campaignId));
    const link = `${this.configuration.publicUrl}/plan#${planKey}`;
    const saved = { planKey, link, withdrawal, justSent: shown.justSent ?? false };
    return this.show(plan, { ...shown, saved });
  }

  /** What somebody who tries a survey out would see; nothing is stored and there is no key. */
  tried(answered: Answered, language: Language, back: string): Promise<Reply> {
    const more = { tryIt: { href: back }, languageBack: back };
    return this.show(answered, { language, saved: null }, more);
  }

  private async show(
    { pack, content }: Answered,
    { saved, language, faults = [], typedHours }: Shown & Pick<ResultPage, 'saved'>,
    more: object = {},
  ): Promise<Reply> {
    const result = ownResult(pack, content);
    const gaps = result.gaps.slice(0, gapsShown).map(gapOf);
    const suggestions = await this.learning.forGaps(gaps, language);
    const plan = await this.planOf(result, content.hoursAMonth, language);
    const shown = { pack, content, result, suggestions, plan, language, saved, faults, typedHours };
    const view = { ...resultView(shown, textsIn(language)), ...more };
    const status = faults.length > 0 ? 422 : 200;
    return page('features/learning/web/views/result.njk', view, { language, status });
  }

  private async planOf({ gaps }: OwnResult, hoursAMonth: number | null, language: Language) {
    if (hoursAMonth === null || gaps.length === 0) return null;
    const weighted = gaps.map((gap) => ({ ...gapOf(gap), importance: gap.skill.importance }));
    return this.learning.privatePlan({ gaps: weighted, hoursAMonth }, language);
  }
}

const gapOf = ({ skill, answer, target }: SkillResult) => ({
  skillKey: skill.key,
  level: Number(answer),
  target,
});
