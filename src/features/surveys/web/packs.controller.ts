import { Controller, Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { page, type Reply } from '../../../web/pages.js';
import { idFrom } from '../../../web/api/checked.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { Packs } from '../packs.service.js';
import { packListView, packView } from './packs.view.js';
import { viewContext } from './view-context.js';

const views = 'features/surveys/web/views';

@Controller('packs')
export class PacksController {
  constructor(private readonly packs: Packs) {}

  @Get()
  @Allow('packs.read')
  async index(@Req() request: FastifyRequest): Promise<Reply> {
    return page(`${views}/list.njk`, packListView(await this.packs.list(), viewContext(request)));
  }

  @Get(':id')
  @Allow('packs.read')
  async show(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Reply> {
    return page(`${views}/pack.njk`, packView(await this.packs.version(idFrom(id)), viewContext(request)));
  }
}
