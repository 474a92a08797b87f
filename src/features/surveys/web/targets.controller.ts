import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Invalid, NotFound, type Fault } from '../../../platform/errors.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { idFrom } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { actorFrom } from '../../audit/index.js';
import { PackEditing } from '../pack-editing.service.js';
import { Packs } from '../packs.service.js';
import { targetsOf } from '../rules/pack-editing.js';
import { TargetsDto } from '../pack.dto.js';
import { packPaths } from './packs.paths.js';
import { familyName, targetsView } from './packs.view.js';
import { viewContext } from './view-context.js';

interface Where {
  id: number;
  family: string;
}

@Controller('packs/:id/targets/:family')
export class TargetsController {
  constructor(
    private readonly packs: Packs,
    private readonly editing: PackEditing,
  ) {}

  @Get()
  @Allow('packs.read')
  async edit(
    @Param('id') id: string,
    @Param('family') family: string,
    @Req() request: FastifyRequest,
  ): Promise<Reply> {
    return this.form({ id: idFrom(id), family }, request);
  }

  @Post()
  @Allow('packs.edit')
  async update(
    @Param() where: { id: string; family: string },
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const place = { id: idFrom(where.id), family: where.family };
    const posted = checkForm(TargetsDto, body);
    if (posted.outcome === 'invalid') return this.form(place, request, posted);
    try {
      const change = { ...posted.value, actor: actorFrom(identity) };
      return seeOther(packPaths.pack(await this.editing.targets(place.id, place.family, change)));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return this.form(place, request, { value: posted.value, faults: error.faults });
    }
  }

  private async form(
    where: Where,
    request: FastifyRequest,
    posted?: { value: TargetsDto; faults: Fault[] },
  ): Promise<Reply> {
    const pack = await this.packs.version(where.id);
    const targets = targetsOf(pack.document, where.family);
    if (!targets) throw new NotFound('This pack has no such job family.');
    const context = viewContext(request);
    const family = { key: where.family, name: familyName(pack.document, where.family, context), targets };
    const view = {
      ...targetsView(pack, family, { ...context, typed: posted?.value }),
      faults: posted?.faults,
    };
    return page('features/surveys/web/views/targets.njk', view, { status: posted ? 422 : 200 });
  }
}
