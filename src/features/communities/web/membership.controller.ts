import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { isLanguage, type Language } from '../../../web/texts.js';
import { Communities } from '../communities.service.js';
import type { Member } from '../community.js';
import { Joining } from '../joining.service.js';
import { communityPaths, views } from './communities.paths.js';
import { membershipView } from './membership.view.js';
import { messageView } from './public-communities.view.js';

/** What the links in a member's emails open. Opening changes nothing, since scanners open links too. */
@Controller('communities')
export class MembershipController {
  constructor(
    private readonly joining: Joining,
    private readonly communities: Communities,
  ) {}

  @Get('confirm/:token')
  @Public()
  async confirm(@Param('token') token: string, @Req() request: FastifyRequest): Promise<Reply> {
    const member = await this.joining.asking(token);
    return member
      ? this.show(views.confirm, { member, action: communityPaths.confirm(token) }, request)
      : unusable();
  }

  @Post('confirm/:token')
  @Public()
  async create(@Param('token') token: string): Promise<Reply> {
    const { outcome } = await this.joining.confirm(token);
    return outcome === 'joined' ? seeOther(communityPaths.joined) : unusable();
  }

  @Get('joined')
  @Public()
  joined(): Reply {
    return page(views.message, messageView('joined'));
  }

  @Get('member/:token')
  @Public()
  async list(@Param('token') token: string, @Req() request: FastifyRequest): Promise<Reply> {
    const member = await this.joining.memberBehind(token);
    if (!member) return unusable();
    const listing = await this.communities.listing(member.communityId);
    return this.show(views.memberList, { member, listing, action: communityPaths.leave(token) }, request);
  }

  @Get('leave/:token')
  @Public()
  async leaving(@Param('token') token: string, @Req() request: FastifyRequest): Promise<Reply> {
    const member = await this.joining.memberBehind(token);
    return member
      ? this.show(views.leave, { member, action: communityPaths.leave(token) }, request)
      : unusable();
  }

  @Post('leave/:token')
  @Public()
  async delete(@Param('token') token: string): Promise<Reply> {
    return (await this.joining.leave(token)) === 'left' ? seeOther(communityPaths.left) : unusable();
  }

  @Get('left')
  @Public()
  left(): Reply {
    return page(views.message, messageView('left'));
  }

  private async show(
    template: string,
    {
      member,
      ...more
    }: { member: Member } & Omit<Parameters<typeof membershipView>[0], 'member' | 'community'>,
    request: FastifyRequest,
  ): Promise<Reply> {
    const community = await this.communities.byId(member.communityId);
    // The language of the email, until the reader has chosen one here.
    const chosen: unknown = request.cookies?.['language'];
    const language: Language = isLanguage(chosen) ? chosen : member.language;
    return page(template, membershipView({ member, community, ...more }, language), { language });
  }
}

function unusable(): Reply {
  return page(views.message, messageView('unusable'), { status: 404 });
}
