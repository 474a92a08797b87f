import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Invalid } from '../../../platform/errors.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { actorFrom } from '../../audit/index.js';
import { PackEditing } from '../pack-editing.service.js';
import { Packs } from '../packs.service.js';
import type { PackSummary, PackVersion } from '../packs.store.js';
import { TargetsDto } from '../pack.dto.js';

@ApiTags('Packs')
@Controller('api/v1/packs')
export class PacksApiController {
  constructor(
    private readonly packs: Packs,
    private readonly editing: PackEditing,
  ) {}

  @Get()
  @Allow('packs.read')
  @ApiOperation({ summary: 'All packs and their versions, by title, newest version first' })
  async index(): Promise<{ data: PackSummary[] }> {
    return { data: await this.packs.list() };
  }

  @Get(':id')
  @Allow('packs.read')
  @ApiOperation({ summary: 'One version with its whole document (survey-packs/pack.schema.json)' })
  @ApiResponse({ status: 404, description: 'No such pack' })
  async show(@Param('id', ParseIntPipe) id: number): Promise<PackVersion> {
    return this.packs.version(id);
  }

  @Post()
  @Allow('packs.edit')
  @ApiOperation({ summary: 'Loads a pack; a version that is here already is left as it is' })
  @ApiResponse({ status: 422, description: 'The pack has faults: each with its path' })
  async create(@Body() document: unknown, @SignedIn() identity: Identity): Promise<object> {
    return this.packs.load(document, actorFrom(identity));
  }

  @Put(':id/targets/:family')
  @HttpCode(200)
  @Allow('packs.edit')
  @ApiOperation({
    summary: 'Sets the targets of a job family (or of "general"); a frozen version gets a successor',
  })
  async update(
    @Param() where: { id: string; family: string },
    @Body() body: TargetsDto,
    @SignedIn() identity: Identity,
  ): Promise<{ id: number }> {
    const posted = checkForm(TargetsDto, body);
    if (posted.outcome === 'invalid') throw new Invalid('These targets have faults.', posted.faults);
    const change = { ...posted.value, actor: actorFrom(identity) };
    return { id: await this.editing.targets(Number(where.id), where.family, change) };
  }
}
