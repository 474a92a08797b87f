import { Body, Controller, Post, UseFilters } from '@nestjs/common';
import { Plans } from '../../answering/index.js';
import { mostHoursAMonth } from '../../answering/rules/plan-content.js';
import { readPlanKey } from '../../answering/rules/plan-key.js';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { ResultPages } from './result-pages.js';
import { SendAgain } from './send-again.filter.js';

/** How many hours a month somebody has to learn: what their own plan is made from. */
@Controller('plan/hours')
@UseFilters(SendAgain)
export class PlanHoursController {
  constructor(
    private readonly plans: Plans,
    private readonly results: ResultPages,
  ) {}

  @Post()
  @Public()
  async create(
    @Body() body: { planKey?: unknown; hours?: unknown },
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const planKey = readPlanKey(body.planKey);
    const plan = planKey && (await this.plans.open(planKey));
    if (!planKey || !plan) return seeOther('/plan');
    const typedHours = String(body.hours ?? '').trim();
    const hoursAMonth = /^\d{1,2}$/.test(typedHours) ? Number(typedHours) : 0;
    const faults =
      hoursAMonth >= 1 && hoursAMonth <= mostHoursAMonth
        ? []
        : [{ field: 'hours', message: textsIn(language)('result:plan.fault', { most: mostHoursAMonth }) }];
    if (faults.length === 0) await this.plans.save(planKey, { ...plan.content, hoursAMonth });
    const shown = await this.results.of(planKey, { language, faults, typedHours });
    return shown ?? seeOther('/plan');
  }
}
