import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvitationLinks } from '../../invitations/index.js';
import type { Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { paths } from './answering.paths.js';
import { LinkLimits } from './link-limits.js';
import { StartAgain } from './start-again.filter.js';
import { Starting } from './starting.js';

/** Opening the personal link shows a page and does nothing; Start opens a draft; only sending spends the link. */
@Controller('s/:token')
@UseFilters(StartAgain)
export class StartController {
  constructor(
    private readonly links: InvitationLinks,
    private readonly starting: Starting,
    private readonly limits: LinkLimits,
  ) {}

  @Get()
  @Public()
  async show(
    @Param('token') token: string,
    @Query('again') again: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const link = await this.links.open(token);
    if (link.outcome !== 'open') return this.limits.unusable(request, reply);
    return this.starting.page(link, request, { action: paths.start(token), expired: again === 'yes' });
  }

  @Post()
  @Public()
  async create(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const link = await this.links.open(token);
    if (link.outcome !== 'open') return this.limits.unusable(request, reply);
    return this.starting.begin(link, request, reply);
  }
}
