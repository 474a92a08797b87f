import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiFaults, ApiListOf, type ListPage } from '../../../web/api/api.decorators.js';
import { idFrom } from '../../../web/api/checked.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { CommunityProposals } from '../community-proposals.service.js';
import { ProposedCommunityDto } from './communities.dto.js';

@ApiTags('Communities')
@Controller('api/v1/publications/:id/proposed-communities')
export class ProposedCommunitiesApiController {
  constructor(private readonly proposals: CommunityProposals) {}

  @Get()
  @Allow('communities.edit')
  @ApiOperation({
    summary: 'List the communities that are worth starting',
    description: 'By published gaps alone, most urgent first, without those that are open already.',
  })
  @ApiParam({ name: 'id', description: 'Id of the publication', example: 3 })
  @ApiListOf(ProposedCommunityDto, 'Proposed communities')
  @ApiFaults(404)
  async index(@Param('id') id: string): Promise<ListPage<ProposedCommunityDto>> {
    const { proposals } = await this.proposals.of(idFrom(id));
    const data = proposals.map(({ skillKey, title, peopleShort, couldHelp, departments }) => ({
      ...{ skill: skillKey, title, couldHelp, departments },
      ...{ peopleShort: peopleShort.value, lower: peopleShort.lower, upper: peopleShort.upper },
    }));
    return { data, next: null };
  }
}
