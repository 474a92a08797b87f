import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { DepartmentPlans } from '../department-plans.service.js';
import { PlanQuery } from '../plan-query.dto.js';
import { departmentPlanView } from './department-plan.view.js';
import { views } from './learning.paths.js';

/** What would close a department's gaps, for those who answer for it. */
@Controller('results/:publicationId/plan')
export class DepartmentPlanController {
  constructor(private readonly plans: DepartmentPlans) {}

  @Get()
  @Allow('plans.read')
  async show(
    @Param('publicationId', ParseIntPipe) publicationId: number,
    @Query() query: Record<string, unknown>,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const asked = checkForm(PlanQuery, query);
    const isValid = asked.outcome === 'valid';
    const limits = isValid ? asked.value : { budget: null, hours: null, department: asked.value.department };
    const departmentId = Number(limits.department) || undefined;
    const planned = await this.plans.of({ ...limits, publicationId, departmentId }, identity);
    const view = departmentPlanView(planned, language);
    if (isValid) return page(views.plan, view);
    const faults = faultsIn(language, asked.faults);
    return page(views.plan, { ...view, typed: asTyped(query), faults }, { status: 422 });
  }
}

const asTyped = ({ budget, hours }: Record<string, unknown>) => ({
  budget: typeof budget === 'string' ? budget : '',
  hours: typeof hours === 'string' ? hours : '',
});
