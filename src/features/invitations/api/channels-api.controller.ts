import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Conflict } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { ChannelPlanning } from '../channel-planning.service.js';
import { InvitationChannelsDto } from '../invitation-channels.dto.js';
import { InvitationChannels } from '../invitation-channels.service.js';
import { ChannelsDto } from './channels.dto.js';

/** Text messages and letters beside email. Only counts are told, never whose number or address is known. */
@ApiTags('Campaigns')
@ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
@Controller('api/v1/campaigns/:id/channels')
export class ChannelsApiController {
  constructor(
    private readonly channels: InvitationChannels,
    private readonly planning: ChannelPlanning,
  ) {}

  @Get()
  @Allow('campaigns.read')
  @ApiOperation({
    summary: 'How people are invited',
    description: 'What is allowed beside email, and how many people each way would reach or has reached.',
  })
  @ApiOkResponse({ description: 'The ways and their numbers', type: ChannelsDto })
  @ApiFaults(404)
  async show(@Param('id') id: string): Promise<ChannelsDto> {
    return this.reply(idFrom(id));
  }

  @Put()
  @HttpCode(200)
  @Allow('campaigns.manage')
  @ApiOperation({
    summary: 'Allow text messages and letters',
    description: 'For people without email. In a draft only: a launch fixes the ways.',
  })
  @ApiBody({ type: InvitationChannelsDto })
  @ApiOkResponse({ description: 'The ways as they are now', type: ChannelsDto })
  @ApiFaults(404, 409, 422)
  async update(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<ChannelsDto> {
    const id = idFrom(idText);
    const allowed = checked(InvitationChannelsDto, body);
    if (!(await this.planning.change(id, { ...allowed }, actorFrom(identity))))
      throw new Conflict('This campaign is launched, or cancelled, and can no longer be changed.');
    return this.reply(id);
  }

  private async reply(id: number): Promise<ChannelsDto> {
    const { allowed, setUp, counts } = await this.channels.of(id);
    return { ...allowed, setUp, people: counts };
  }
}
