import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { NotFound } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { Suppressions } from '../suppressions.service.js';
import { sendingPaths, views } from './sending.paths.js';
import { suppressedView } from './suppressed.view.js';

interface Asked {
  search?: unknown;
  page?: unknown;
  done?: unknown;
}

/** Addresses that get no email, why and since when, and the way back. */
@Controller('sending/suppressed')
export class SuppressedController {
  constructor(private readonly suppressions: Suppressions) {}

  @Get()
  @Allow('sending.read')
  async index(
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
    @Query() asked: Asked,
  ): Promise<Reply> {
    const search = typeof asked.search === 'string' ? asked.search.trim().slice(0, 100) : '';
    const number = /^[1-9]\d{0,5}$/.test(String(asked.page)) ? Number(asked.page) : 1;
    const found = await this.suppressions.list(search, number);
    const mayManage = identity.permissions.has('sending.manage');
    const context = { language, search, page: number, mayManage, done: asked.done === 'written-again' };
    return page(views.suppressed, suppressedView(found, context));
  }

  /** Writing to this address again. */
  @Post(':id/lifting')
  @Allow('sending.manage')
  async lift(@Param('id') id: string, @SignedIn() identity: Identity): Promise<Reply> {
    if (!/^[1-9]\d{0,9}$/.test(id)) throw new NotFound('This address is not on the list.');
    await this.suppressions.lift(Number(id), actorFrom(identity));
    return seeOther(`${sendingPaths.suppressed}?done=written-again`);
  }
}
