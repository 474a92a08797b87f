import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiFaults, ApiListOf, MadeDto, type ListPage } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { actorFrom } from '../../audit/index.js';
import { PackEditing } from '../pack-editing.service.js';
import { TargetsDto } from '../pack.dto.js';
import { Packs } from '../packs.service.js';
import { PackLoadedDto, PackSummaryDto, PackVersionDto } from './pack.reply.dto.js';

const PackId = () => ApiParam({ name: 'id', description: 'Id of the version', example: 1 });

@ApiTags('Packs')
@Controller('api/v1/packs')
export class PacksApiController {
  constructor(
    private readonly packs: Packs,
    private readonly editing: PackEditing,
  ) {}

  @Get()
  @Allow('packs.read')
  @ApiOperation({ summary: 'All packs and their versions', description: 'By title, newest version first.' })
  @ApiListOf(PackSummaryDto, 'The packs')
  @ApiFaults()
  async index(): Promise<ListPage<PackSummaryDto>> {
    return { data: await this.packs.list(), next: null };
  }

  @Get(':id')
  @Allow('packs.read')
  @PackId()
  @ApiOperation({ summary: 'One version of a pack with its whole document' })
  @ApiOkResponse({ description: 'The version', type: PackVersionDto })
  @ApiFaults(404)
  async show(@Param('id') id: string): Promise<PackVersionDto> {
    return this.packs.version(idFrom(id));
  }

  @Post()
  @Allow('packs.edit')
  @ApiOperation({
    summary: 'Load a pack',
    description: 'A version that is here already is left as it is. Each fault is named with its path.',
  })
  @ApiBody({
    description: 'A pack as survey-packs/pack.schema.json describes it',
    schema: { type: 'object', example: { format: 'soundings-pack/1', key: 'our-pack', version: 1 } },
  })
  @ApiCreatedResponse({ description: 'Loaded, or here already', type: PackLoadedDto })
  @ApiFaults(422)
  async create(@Body() document: unknown, @SignedIn() identity: Identity): Promise<PackLoadedDto> {
    return this.packs.load(document, actorFrom(identity));
  }

  @Put(':id/targets/:family')
  @HttpCode(200)
  @Allow('packs.edit')
  @PackId()
  @ApiParam({ name: 'family', description: 'Key of a job family, or "general"', example: 'social-work' })
  @ApiOperation({
    summary: 'Set the targets of a job family',
    description: 'A frozen version stays as it is; the change makes the next version.',
  })
  @ApiBody({ type: TargetsDto })
  @ApiOkResponse({ description: 'The version that holds the change', type: MadeDto })
  @ApiFaults(404, 422)
  async update(
    @Param() where: { id: string; family: string },
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<MadeDto> {
    const change = { ...checked(TargetsDto, body), actor: actorFrom(identity) };
    return { id: await this.editing.targets(idFrom(where.id), where.family, change) };
  }
}
