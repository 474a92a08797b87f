import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Campaigns } from '../../campaigns/index.js';
import { ApiFaults, ApiListOf, type ListPage } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { InvitationList } from '../invitation-list.service.js';
import { InvitationDto, invitationDtoOf, InvitationsQuery } from './invitation.dto.js';

/** Who was sent an invitation. There is no such list of reminders: it would list who has not answered. */
@ApiTags('Campaigns')
@Controller('api/v1/campaigns/:id/invitations')
export class InvitationsApiController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly list: InvitationList,
  ) {}

  @Get()
  @Allow('campaigns.read')
  @ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
  @ApiOperation({
    summary: 'Who was sent an invitation, and why somebody was not',
    description: 'One line a person, in the order of the roster. Reminders are never listed by person.',
  })
  @ApiListOf(InvitationDto, 'Invitations')
  @ApiFaults(404, 422)
  async index(@Param('id') idText: string, @Query() query: unknown): Promise<ListPage<InvitationDto>> {
    const { id } = await this.campaigns.summary(idFrom(idText));
    const { part, search, limit, after } = checked(InvitationsQuery, query);
    const from = /^\d{1,10}$/.test(after ?? '') ? Number(after) : 0;
    const { rows, next } = await this.list.page(id, { part, search, after: from, limit });
    return { data: rows.map(invitationDtoOf), next: next === null ? null : String(next) };
  }
}
