import { Controller, Get, Param, Post } from '@nestjs/common';
import { actorFrom } from '../../audit/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { Communities } from '../communities.service.js';
import { CommunityClosing } from '../community-closing.service.js';
import { communityPaths, views } from './communities.paths.js';

/** Closing a community deletes its members, so it is asked twice. */
@Controller('communities/:id/closing')
export class CommunityClosingController {
  constructor(
    private readonly communities: Communities,
    private readonly closing: CommunityClosing,
  ) {}

  @Get()
  @Allow('communities.edit')
  async show(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    const community = await this.communities.byId(idFrom(id));
    return page(views.closing, {
      community: community.title[language],
      action: communityPaths.closing(community.id),
      membersPath: communityPaths.members(community.id),
    });
  }

  @Post()
  @Allow('communities.edit')
  async create(@Param('id') id: string, @SignedIn() identity: Identity): Promise<Reply> {
    await this.closing.close(idFrom(id), actorFrom(identity));
    return seeOther(communityPaths.overview);
  }
}
