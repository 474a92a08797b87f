import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Unavailable } from '../../../platform/errors.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { Access, type Identity } from '../../../web/security/identity.js';
import { homeOf, isRole } from '../rules/roles.js';
import { views } from './accounts.paths.js';

@Controller()
export class HomeController {
  constructor(private readonly access: Access) {}

  @Get()
  @Public()
  async show(@Req() request: FastifyRequest): Promise<Reply> {
    const identity = await this.identify(request);
    if (identity && isRole(identity.role)) return seeOther(homeOf(identity.role));
    return page(views.start, {});
  }

  /** The start page tells staff what to do, so it shows even while nobody's session can be read. */
  private async identify(request: FastifyRequest): Promise<Identity | null> {
    return this.access.identify(request).catch((error: unknown) => {
      if (error instanceof Unavailable) return null;
      throw error;
    });
  }
}
