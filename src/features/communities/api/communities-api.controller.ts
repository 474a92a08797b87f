import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { actorFrom } from '../../audit/index.js';
import { Conflict, NotFound } from '../../../platform/errors.js';
import { ApiFaults, ApiListOf, ListQuery, MadeDto, type ListPage } from '../../../web/api/api.decorators.js';
import { checked } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { Communities } from '../communities.service.js';
import { CommunityOpening } from '../community-opening.service.js';
import { countForOthers } from '../rules/community-size.js';
import { CommunityDto, NewCommunityDto } from './communities.dto.js';

@ApiTags('Communities')
@Controller('api/v1/communities')
export class CommunitiesApiController {
  constructor(
    private readonly communities: Communities,
    private readonly opening: CommunityOpening,
  ) {}

  @Get()
  @Allow('communities.read')
  @ApiOperation({
    summary: 'List the communities that are open',
    description: 'Oldest first. Who is in them is told to nobody over the API.',
  })
  @ApiListOf(CommunityDto, 'Open communities')
  @ApiFaults(422)
  async index(@Query() query: unknown): Promise<ListPage<CommunityDto>> {
    const { after, limit } = checked(ListQuery, query);
    const following = (await this.communities.open()).filter(({ id }) => id > Number(after ?? 0));
    const data = following.slice(0, limit).map(({ id, skillKey, title, openedAt, makeUp }) => ({
      ...{ id, skill: skillKey, title, openedAt: openedAt.toISOString() },
      members: countForOthers(makeUp),
    }));
    return { data, next: following.length > limit ? String(data.at(-1)!.id) : null };
  }

  @Post()
  @Allow('communities.edit')
  @ApiOperation({
    summary: 'Open a proposed community',
    description: 'From now on people may join it on its public page.',
  })
  @ApiCreatedResponse({ description: 'Opened', type: MadeDto })
  @ApiFaults(404, 409, 422)
  async create(@Body() body: unknown, @SignedIn() identity: Identity): Promise<MadeDto> {
    const { publicationId, skill } = checked(NewCommunityDto, body);
    const result = await this.opening.open(publicationId, skill, actorFrom(identity));
    if (result.outcome === 'opened') return { id: result.id };
    if (result.outcome === 'open-already') throw new Conflict('A community for this skill is open already.');
    throw new NotFound('The figures of this publication propose no community for this skill.');
  }
}
