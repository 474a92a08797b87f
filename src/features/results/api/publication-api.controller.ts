import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Conflict, Invalid } from '../../../platform/errors.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { actorFrom } from '../../audit/index.js';
import { Campaigns } from '../../campaigns/index.js';
import { PublicationDrafts } from '../publication-drafts.service.js';
import { PublicationSigning } from '../publication-signing.service.js';
import { SigningDto } from '../signing.dto.js';
import { DisclosureReportDto, SignedDto } from './disclosure-report.dto.js';

const notCounted = { id: null, outcome: null, report: null, signedBy: null, signedAt: null };

/** What disclosure control lets pass of a closed campaign, and signing it. */
@ApiTags('Results')
@ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
@Controller('api/v1/campaigns/:id')
export class PublicationApiController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly drafts: PublicationDrafts,
    private readonly signing: PublicationSigning,
  ) {}

  @Get('disclosure-report')
  @Allow('results.sign')
  @ApiOperation({ summary: 'What may be published; `publication` is null until the answers are counted' })
  @ApiOkResponse({ type: DisclosureReportDto })
  async show(@Param('id', ParseIntPipe) id: number): Promise<DisclosureReportDto> {
    const { state, k } = await this.campaigns.summary(id);
    const { id: publicationId, ...draft } = (await this.drafts.ofCampaign(id)) ?? notCounted;
    const { outcome, report, signedBy, signedAt } = draft;
    return { campaignId: id, campaignState: state, k, publicationId, outcome, report, signedBy, signedAt };
  }

  @Post('publication')
  @HttpCode(202)
  @Allow('results.sign')
  @ApiOperation({
    summary: 'Signs the publication: a worker then destroys the answers and publishes the figures',
    description: 'Poll the campaign until its state is "published". Signing twice is signing once.',
  })
  @ApiBody({ type: SigningDto })
  @ApiResponse({ status: 202, type: SignedDto })
  @ApiResponse({
    status: 409,
    description: 'The answers are not counted yet, or the outcome is another one by now',
  })
  @ApiResponse({ status: 422, description: 'It was not said that the report was read' })
  async create(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<SignedDto> {
    const posted = checkForm(SigningDto, body);
    if (posted.outcome === 'invalid')
      throw new Invalid('Say that the report was read: {"read": "yes"}.', faultsIn('en', posted.faults));
    const signed = await this.signing.sign(id, actorFrom(identity), posted.value);
    if (signed.outcome === 'no-draft')
      throw new Conflict(`There is nothing to sign yet: the campaign is ${signed.state}.`);
    if (signed.outcome === 'report-changed')
      throw new Conflict('The count has come to another outcome since. Read the report again.');
    return { outcome: signed.outcome };
  }
}
