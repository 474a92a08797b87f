import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { DepartmentPlans } from '../department-plans.service.js';
import { PlanQuery } from '../plan-query.dto.js';
import { DepartmentPlanDto, planDtoOf } from './department-plan.dto.js';

@ApiTags('Plans')
@Controller('api/v1/publications/:id/plan')
export class DepartmentPlanApiController {
  constructor(private readonly plans: DepartmentPlans) {}

  @Get()
  @Allow('plans.read')
  @ApiOperation({
    summary: "Plan to close a department's gaps",
    description:
      'A ranked list of what would close the gaps of one department, made of published figures and the catalogue alone. ' +
      'Within a budget or hours it is cut greedily. People and levels are estimates.',
  })
  @ApiParam({ name: 'id', description: 'Id of the publication', example: 3 })
  @ApiQuery({ type: PlanQuery })
  @ApiOkResponse({ description: 'The plan', type: DepartmentPlanDto })
  @ApiFaults(404, 422)
  async show(
    @Param('id') id: string,
    @Query() query: unknown,
    @SignedIn() identity: Identity,
  ): Promise<DepartmentPlanDto> {
    const { department, budget, hours } = checked(PlanQuery, query);
    const request = { publicationId: idFrom(id), departmentId: department, budget, hours };
    return planDtoOf(await this.plans.of(request, identity));
  }
}
