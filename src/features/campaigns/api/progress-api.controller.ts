import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { idFrom } from '../../../web/api/checked.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { CampaignRates } from '../campaign-rates.service.js';
import { CampaignSending } from '../campaign-sending.service.js';
import { Campaigns } from '../campaigns.service.js';
import { ProgressDto, progressDtoOf } from './progress.dto.js';

@ApiTags('Campaigns')
@Controller('api/v1/campaigns/:id/progress')
export class ProgressApiController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly rates: CampaignRates,
    private readonly sending: CampaignSending,
  ) {}

  @Get()
  @Allow('campaigns.read')
  @ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
  @ApiOperation({
    summary: 'How a launched campaign goes',
    description: 'Invitations as of now; rates as of the end of a day, for departments chosen at launch.',
  })
  @ApiOkResponse({ description: 'Sending and response', type: ProgressDto })
  @ApiFaults(404)
  async show(@Param('id') id: string): Promise<ProgressDto> {
    const campaign = await this.campaigns.summary(idFrom(id));
    const sending = await this.sending.figures(campaign.id);
    return progressDtoOf(campaign, await this.rates.figures(campaign.id), sending);
  }
}
