import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Conflict, Invalid } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { CampaignClosing } from '../campaign-closing.service.js';
import { CampaignExtension } from '../campaign-extension.service.js';
import { CampaignLaunch, type LaunchRequestOutcome } from '../campaign-launch.service.js';
import { CampaignPreflight } from '../campaign-preflight.service.js';
import { ExtensionDto, LaunchDto } from '../campaign-steps.dto.js';
import { Campaigns } from '../campaigns.service.js';
import { CampaignDto, campaignDtoOf } from './campaign.dto.js';
import { PreflightDto, preflightDtoOf } from './preflight.dto.js';

const notOpen = 'This campaign is not open. It may have been closed in the meantime.';

/** What happens to a campaign after it is planned. */
@ApiTags('Campaigns')
@ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
@Controller('api/v1/campaigns/:id')
export class CampaignStepsApiController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly preflight: CampaignPreflight,
    private readonly launching: CampaignLaunch,
    private readonly closing: CampaignClosing,
    private readonly extension: CampaignExtension,
  ) {}

  @Get('preflight')
  @Allow('campaigns.read')
  @ApiOperation({ summary: 'Look at everything before a launch', description: 'Changes nothing.' })
  @ApiOkResponse({ description: 'Every check with its verdict', type: PreflightDto })
  @ApiFaults(404)
  async check(@Param('id') id: string): Promise<PreflightDto> {
    return preflightDtoOf(await this.preflight.of(idFrom(id)));
  }

  @Post('launch')
  @HttpCode(202)
  @Allow('campaigns.manage')
  @ApiOperation({
    summary: 'Launch a campaign',
    description:
      'A worker does it at once, or on the first day where that is in the future, and then sends the invitations. ' +
      'A launch that can’t be done leads back to the draft; launchProblem says why.',
  })
  @ApiBody({ type: LaunchDto })
  @ApiAcceptedResponse({ description: 'Being launched', type: CampaignDto })
  @ApiFaults(404, 409, 422)
  async launch(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<CampaignDto> {
    const id = idFrom(idText);
    const confirmed = checked(LaunchDto, body);
    accepted(await this.launching.request(id, confirmed, actorFrom(identity)));
    return campaignDtoOf(await this.campaigns.summary(id));
  }

  @Post('extension')
  @HttpCode(200)
  @Allow('campaigns.manage')
  @ApiOperation({ summary: 'Give people more time' })
  @ApiBody({ type: ExtensionDto })
  @ApiOkResponse({ description: 'Open for longer', type: CampaignDto })
  @ApiFaults(404, 409, 422)
  async extend(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<CampaignDto> {
    const id = idFrom(idText);
    const { closesOn } = checked(ExtensionDto, body);
    const asked = await this.extension.extend(id, closesOn, actorFrom(identity));
    if (asked.outcome === 'not-open') throw new Conflict(notOpen);
    if (asked.outcome === 'faulty') throw invalid('closesOn', asked.fault);
    return campaignDtoOf(await this.campaigns.summary(id));
  }

  @Post('closing')
  @HttpCode(202)
  @Allow('campaigns.manage')
  @ApiOperation({
    summary: 'Close a campaign now',
    description: 'Links stop working, what has not been sent is called off, and the answers are counted.',
  })
  @ApiAcceptedResponse({ description: 'Being closed', type: CampaignDto })
  @ApiFaults(404, 409)
  async close(@Param('id') idText: string, @SignedIn() identity: Identity): Promise<CampaignDto> {
    const id = idFrom(idText);
    if (!(await this.closing.request(id, actorFrom(identity)))) throw new Conflict(notOpen);
    return campaignDtoOf(await this.campaigns.summary(id));
  }
}

function accepted(asked: LaunchRequestOutcome): void {
  switch (asked.outcome) {
    case 'launching':
      return;
    case 'not-a-draft':
      throw new Conflict('This campaign has been launched already, or cancelled.');
    case 'blocked':
      throw new Conflict(
        `It can’t be launched yet: ${asked.items.map(({ key }) => key).join(', ')}. See its preflight.`,
      );
    case 'reason-needed':
      throw invalid('reason', 'reason');
    case 'purpose-limit-not-confirmed':
      throw invalid('purposeLimitConfirmed', 'purposeLimit');
  }
}

function invalid(field: string, fault: string): Invalid {
  const faults = faultsIn('en', [{ field, message: `campaigns:faults.${fault}` }]);
  return new Invalid('Something in the request needs to be corrected.', faults);
}
