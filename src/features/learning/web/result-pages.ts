import { Injectable } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration.js';
import { Plans, Withdrawals } from '../../answering/index.js';
import { page, type Reply } from '../../../web/pages.js';
import { textsIn, type Language } from '../../../web/texts.js';
import type { PlanContent } from '../../answering/rules/plan-content.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { resultView } from './result.view.js';

const views = 'features/learning/web/views';

/** The result page, always an answer to a POST: the plan key stands in no address and in no browser's history. */
@Injectable()
export class ResultPages {
  constructor(
    private readonly plans: Plans,
    private readonly withdrawals: Withdrawals,
    private readonly configuration: Configuration,
  ) {}

  /** Null where the key opens nothing. */
  async of(planKey: string, shown: { language: Language; justSent: boolean }): Promise<Reply | null> {
    const plan = await this.plans.open(planKey);
    if (!plan) return null;
    const withdrawal = await this.withdrawals.stateOf(planKey, plan.campaignId);
    const link = `${this.configuration.publicUrl}/plan#${planKey}`;
    const saved = { planKey, link, withdrawal, justSent: shown.justSent };
    return this.show(plan, { language: shown.language, saved });
  }

  /** What somebody who tries a survey out would see; nothing is stored and there is no key. */
  tried(plan: { pack: PackDocument; content: PlanContent }, language: Language, back: string): Reply {
    return this.show(plan, { language, saved: null }, { tryIt: { href: back }, languageBack: back });
  }

  private show(
    plan: { pack: PackDocument; content: PlanContent },
    shown: { language: Language; saved: Parameters<typeof resultView>[0]['saved'] },
    more: object = {},
  ): Reply {
    const view = resultView({ ...plan, ...shown, suggestions: new Map() }, textsIn(shown.language));
    return page(`${views}/result.njk`, { ...view, ...more }, { language: shown.language });
  }
}
