import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Conflict } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { idFrom } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { CampaignSending } from '../campaign-sending.service.js';
import { SendingDecisions, type SendingDecision } from '../sending-decisions.service.js';
import { InvitationSendingDto, invitationSendingDtoOf } from './sending.dto.js';

const notOpen = 'This campaign is not open, so nothing is being sent.';

@ApiTags('Campaigns')
@ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
@Controller('api/v1/campaigns/:id/sending')
@Allow('campaigns.manage')
export class SendingApiController {
  constructor(
    private readonly sending: CampaignSending,
    private readonly decisions: SendingDecisions,
  ) {}

  @Post('pause')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Hold up what a campaign sends',
    description: 'What has left has left; the rest waits. Repeating it changes nothing.',
  })
  @ApiOkResponse({ description: 'Paused', type: InvitationSendingDto })
  @ApiFaults(404, 409)
  async pause(@Param('id') id: string, @SignedIn() identity: Identity): Promise<InvitationSendingDto> {
    return this.after(idFrom(id), await this.decisions.pause(idFrom(id), actorFrom(identity)));
  }

  @Post('resumption')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let it go on', description: 'Repeating it changes nothing.' })
  @ApiOkResponse({ description: 'Being sent', type: InvitationSendingDto })
  @ApiFaults(404, 409)
  async resume(@Param('id') id: string, @SignedIn() identity: Identity): Promise<InvitationSendingDto> {
    return this.after(idFrom(id), await this.decisions.resume(idFrom(id), actorFrom(identity)));
  }

  @Post('calling-off')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Call off what has not been sent',
    description: 'Invitations and reminders that have not left are never sent.',
  })
  @ApiOkResponse({ description: 'Called off', type: InvitationSendingDto })
  @ApiFaults(404, 409)
  async callOff(@Param('id') id: string, @SignedIn() identity: Identity): Promise<InvitationSendingDto> {
    return this.after(idFrom(id), await this.decisions.callOff(idFrom(id), actorFrom(identity)));
  }

  private async after(id: number, { outcome }: SendingDecision): Promise<InvitationSendingDto> {
    if (outcome === 'not-open') throw new Conflict(notOpen);
    return invitationSendingDtoOf(await this.sending.figures(id));
  }
}
