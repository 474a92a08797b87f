import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Conflict, Invalid } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { ApiFaults, ApiListOf, MadeDto, type ListPage } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { CampaignPlanDto, dtoOfPlan, planOf } from '../campaign-plan.dto.js';
import { CampaignPlanning, type PlanOutcome } from '../campaign-planning.service.js';
import { HumanChecksDto } from '../campaign-steps.dto.js';
import { Campaigns } from '../campaigns.service.js';
import { CampaignDto, campaignDtoOf } from './campaign.dto.js';

const idParameter = ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 });
const launched = 'This campaign is launched, or cancelled, and can no longer be changed.';

@ApiTags('Campaigns')
@Controller('api/v1/campaigns')
export class CampaignsApiController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly planning: CampaignPlanning,
  ) {}

  @Get()
  @Allow('campaigns.read')
  @ApiOperation({ summary: 'All campaigns', description: 'Those that open last come first.' })
  @ApiListOf(CampaignDto, 'The campaigns')
  async index(): Promise<ListPage<CampaignDto>> {
    return { data: (await this.campaigns.list()).map(campaignDtoOf), next: null };
  }

  @Post()
  @Allow('campaigns.manage')
  @ApiOperation({
    summary: 'Plan a campaign',
    description: 'Makes a draft. Nothing is sent before it is launched.',
  })
  @ApiBody({ type: CampaignPlanDto })
  @ApiCreatedResponse({ description: 'The draft', type: MadeDto })
  @ApiFaults(422)
  async create(@Body() body: unknown, @SignedIn() identity: Identity): Promise<MadeDto> {
    const plan = planOf(checked(CampaignPlanDto, body));
    return { id: keptId(await this.planning.create(plan, actorFrom(identity))) };
  }

  @Get(':id')
  @Allow('campaigns.read')
  @idParameter
  @ApiOperation({ summary: 'One campaign' })
  @ApiOkResponse({ description: 'The campaign', type: CampaignDto })
  @ApiFaults(404)
  async show(@Param('id') id: string): Promise<CampaignDto> {
    return campaignDtoOf(await this.campaigns.summary(idFrom(id)));
  }

  @Patch(':id')
  @Allow('campaigns.manage')
  @idParameter
  @ApiOperation({ summary: 'Change a draft', description: 'What is left out stays as it was.' })
  @ApiBody({ type: CampaignPlanDto })
  @ApiOkResponse({ description: 'The draft as it is now', type: CampaignDto })
  @ApiFaults(404, 409, 422)
  async update(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<CampaignDto> {
    const before = await this.campaigns.summary(idFrom(idText));
    const plan = planOf(checked(CampaignPlanDto, { ...dtoOfPlan(before), ...(body as object) }));
    keptId(await this.planning.update(before.id, plan, actorFrom(identity)));
    return campaignDtoOf(await this.campaigns.summary(before.id));
  }

  @Put(':id/checks')
  @HttpCode(200)
  @Allow('campaigns.manage')
  @idParameter
  @ApiOperation({ summary: 'Answer what only people can answer before a launch' })
  @ApiBody({ type: HumanChecksDto })
  @ApiOkResponse({ description: 'The draft as it is now', type: CampaignDto })
  @ApiFaults(404, 409, 422)
  async check(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<CampaignDto> {
    const { id } = await this.campaigns.summary(idFrom(idText));
    const checks = { ...checked(HumanChecksDto, body) };
    if (!(await this.planning.check(id, checks, actorFrom(identity)))) throw new Conflict(launched);
    return campaignDtoOf(await this.campaigns.summary(id));
  }
}

function keptId(kept: PlanOutcome): number {
  if (kept.outcome === 'faulty') {
    throw new Invalid('Something in the request needs to be corrected.', faultsIn('en', kept.faults));
  }
  if (kept.outcome === 'not-a-draft') throw new Conflict(launched);
  return kept.id;
}
