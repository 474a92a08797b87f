import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Conflict, Invalid } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { Ledger } from '../../delivery/index.js';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { campaignScope } from '../../campaigns/rules/campaign-scope.js';
import { ReminderWavesDto } from '../reminder-waves.dto.js';
import { WavePlanning } from '../wave-planning.service.js';
import { WavePlans } from '../wave-plans.service.js';
import { ReminderPlanDto, reminderPlanDtoOf } from './reminder-wave.dto.js';

/** Reminders planned ahead. Whom they went to is told to nobody. */
@ApiTags('Campaigns')
@ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
@Controller('api/v1/campaigns/:id/reminder-waves')
export class ReminderWavesApiController {
  constructor(
    private readonly plans: WavePlans,
    private readonly planning: WavePlanning,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @Allow('campaigns.read')
  @ApiOperation({
    summary: 'Reminders planned ahead',
    description: 'Each goes to everybody who has not answered by then, never to a chosen few.',
  })
  @ApiOkResponse({ description: 'Planned, sent and skipped ones', type: ReminderPlanDto })
  @ApiFaults(404)
  async index(@Param('id') id: string): Promise<ReminderPlanDto> {
    return this.plan(idFrom(id));
  }

  @Put()
  @HttpCode(200)
  @Allow('campaigns.manage')
  @ApiOperation({
    summary: 'Plan reminders ahead',
    description:
      'In a draft and while a campaign is open. Replaces all that have not gone; none of those that have. At least two ' +
      'days apart, and with a full day left to answer.',
  })
  @ApiBody({ type: ReminderWavesDto })
  @ApiOkResponse({ description: 'The plan as it is now', type: ReminderPlanDto })
  @ApiFaults(404, 409, 422)
  async update(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<ReminderPlanDto> {
    const id = idFrom(idText);
    const { waves } = checked(ReminderWavesDto, body);
    const planned = await this.planning.save(id, waves, actorFrom(identity));
    if (planned.outcome === 'not-editable') {
      throw new Conflict('Reminders can be planned in a draft and while a campaign is open.');
    }
    if (planned.outcome === 'faulty') {
      const faults = planned.faults.map(({ at, fault }) => ({
        field: `waves.${at}.days`,
        message: `invitations:waveFaults.${fault}`,
      }));
      throw new Invalid('Something in the request needs to be corrected.', faultsIn('en', faults));
    }
    return this.plan(id);
  }

  private async plan(id: number): Promise<ReminderPlanDto> {
    const intended = await this.ledger.intendedBySequence(campaignScope(id), 'reminder');
    return reminderPlanDtoOf(await this.plans.of(id), intended);
  }
}
