import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { idFrom } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { actorFrom } from '../../audit/index.js';
import { PackEditing } from '../pack-editing.service.js';
import { Packs } from '../packs.service.js';
import { ImportanceDto } from '../pack.dto.js';
import { packPaths } from './packs.paths.js';
import { importanceView } from './packs.view.js';
import { viewContext } from './view-context.js';

@Controller('packs/:id/importance')
export class ImportanceController {
  constructor(
    private readonly packs: Packs,
    private readonly editing: PackEditing,
  ) {}

  @Get()
  @Allow('packs.edit')
  async edit(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Reply> {
    const view = importanceView(await this.packs.version(idFrom(id)), viewContext(request));
    return page('features/surveys/web/views/importance.njk', view);
  }

  @Post()
  @Allow('packs.edit')
  async update(
    @Param('id') id: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const { value } = checkForm(ImportanceDto, body);
    return seeOther(
      packPaths.pack(await this.editing.importance(idFrom(id), value.importance, actorFrom(identity))),
    );
  }
}
