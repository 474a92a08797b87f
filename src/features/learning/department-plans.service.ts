import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors.js';
import { Publications, type PublishedResults, type Viewer, type ViewerScope } from '../results/index.js';
import { skillsOf } from '../surveys/rules/pack-reading.js';
import { Catalogue } from './catalogue.service.js';
import { departmentPlan, type DepartmentPlan, type Limits } from './rules/department-plan.js';
import { planNeeds, type PlanNeeds } from './rules/plan-needs.js';

export interface PlanRequest extends Limits {
  publicationId: number;
  /** Of the campaign's own tree; left out for the viewer's own department, else the organisation. */
  departmentId?: number;
}

export interface PlannedDepartment {
  results: PublishedResults;
  scope: ViewerScope;
  departmentId: number;
  limits: Limits;
  needs: PlanNeeds;
  plan: DepartmentPlan;
}

/** What would close a department's gaps. It reads published figures and the catalogue, and nothing else. */
@Injectable()
export class DepartmentPlans {
  constructor(
    private readonly publications: Publications,
    private readonly catalogue: Catalogue,
  ) {}

  /** Throws NotFound for a publication that is none, and for a department out of the viewer's sight. */
  async of(
    { publicationId, departmentId, ...limits }: PlanRequest,
    viewer: Viewer,
  ): Promise<PlannedDepartment> {
    const results = await this.publications.open(publicationId);
    const scope = await this.publications.scopeOf(viewer, results);
    const id = departmentId ?? scope.own[0] ?? results.table.organisation.id;
    if (!scope.visible.has(id)) throw new NotFound('There are no results at this address that you may see.');
    const group = results.table.department(id);
    const needs = planNeeds(skillsOf(results.pack), (measure, skill) =>
      results.table.figure(group, measure, skill),
    );
    const plan = departmentPlan(needs.needs, await this.catalogue.resources(), limits);
    return { results, scope, departmentId: id, limits, needs, plan };
  }
}
